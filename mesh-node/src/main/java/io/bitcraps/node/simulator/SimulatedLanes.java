package io.bitcraps.node.simulator;

import io.bitcraps.command.simulator.Agenda;
import io.bitcraps.command.simulator.SplitMix64;
import io.bitcraps.node.runtime.lane.Bounds;
import io.bitcraps.node.runtime.lane.Halt;
import io.bitcraps.node.runtime.lane.Lane;
import io.bitcraps.node.runtime.lane.Lanes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of one simulated node. A task takes as long as the seed says and then happens at once, so lanes of one
 * node and of all nodes overtake each other as threads do. {@link #close} is a crash: nothing that waits, nothing
 * under way and no alarm happens any more, and it may be called from anywhere. One thread's own.
 */
public final class SimulatedLanes implements Lanes {

    private static final int CREW = 2;

    private final Agenda agenda;
    private final SplitMix64 random;
    private final Halt halt;
    private final Pace pace;
    private final List<SimulatedLane> made = new ArrayList<>();

    /** How slow a lane is; a slow disk is a slow publisher. */
    public interface Pace {

        /** At most so many milliseconds pass from when a task begins until it happens; asked for every task. */
        int slowestMs(String lane);
    }

    /** @param halt of this node; MUST end it on the thread that halts, as there is no other */
    public SimulatedLanes(Agenda agenda, SplitMix64 random, Halt halt, Pace pace) {
        this.agenda = agenda;
        this.random = random;
        this.halt = halt;
        this.pace = pace;
    }

    @Override
    public Lane lane(String name, Bounds ofAPeer) {
        return made(new SimulatedLane(this, name, ofAPeer, 1));
    }

    /** Two at a time, whatever the machine has: the same seed gives the same run everywhere. */
    @Override
    public Lane crew(String name, Bounds ofAPeer) {
        return made(new SimulatedLane(this, name, ofAPeer, CREW));
    }

    private Lane made(SimulatedLane lane) {
        made.add(lane);
        return lane;
    }

    /**
     * The name of a lane in which more waits than its bounds for so many peers and {@code own} tasks of the node, or
     * null.
     */
    public @Nullable String crowded(int peers, int own) {
        return made.stream()
                .filter(lane -> lane.size() > peers * lane.ofAPeer().tasks() + own)
                .map(SimulatedLane::name)
                .findFirst()
                .orElse(null);
    }

    /** The same from within a task, between two of its effects: never returns, and the rest does not happen. */
    public void crash() {
        close();
        throw new Crashed();
    }

    /** How a task ends in which the node crashed. */
    static final class Crashed extends RuntimeException {

        private static final long serialVersionUID = 1;

        Crashed() {
            super("the node crashed", null, false, false);
        }
    }

    /** Runs the task as if it had begun now. */
    void begin(String lane, Runnable task) {
        agenda.in(random.between(0, pace.slowestMs(lane)), () -> halt.guard(lane, task));
    }

    void after(long delayMs, Runnable task) {
        agenda.in(delayMs, task);
    }

    @Override
    public void close() {
        made.forEach(Lane::close);
    }
}
