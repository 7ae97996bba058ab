package io.bitcraps.node.simulator.run;

import io.bitcraps.query.FoldedView;

/** The read model of one machine, folded as its blocks become durable and through its starts, against one built anew. */
final class ViewCheck implements AutoCloseable {

    private final World world;
    private final Machine machine;
    private final FoldedView view;

    ViewCheck(World world, Machine machine) {
        this.world = world;
        this.machine = machine;
        this.view = empty();
    }

    private FoldedView empty() {
        return new FoldedView(world.stage().genesis().chain(), machine.log());
    }

    /** Something became durable there. */
    void durable(Machine at) {
        if (at == machine) {
            view.follow(at.log());
        }
    }

    /** A process starts there. */
    void started(Machine at) {
        if (at == machine) {
            view.restart();
        }
    }

    void check() {
        view.follow(machine.log());
        try (FoldedView anew = empty()) {
            anew.follow(machine.log());
            if (!anew.rows().equals(view.rows())) {
                world.checks().fail("the read model of validator " + machine.index() + " is not the one of its log");
            }
        }
    }

    @Override
    public void close() {
        view.close();
    }
}
