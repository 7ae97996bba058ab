package io.bitcraps.node.simulator.run;

import io.bitcraps.command.simulator.Outcome;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.state.StateKey;
import io.bitcraps.events.state.StateTrie;
import io.bitcraps.events.state.StateValue;
import io.bitcraps.node.ingress.Admission;
import java.util.function.BooleanSupplier;

/**
 * One run. First things go wrong as the seed says, and nothing bad may happen. Then network and machines are as they
 * should be, up to f validators stay dishonest, and what is asked for must become final everywhere; then the players
 * stop, the honest ones must come to the same tip, and everything left behind is checked.
 */
public final class WholeRun {

    private static final long LIVENESS_MS = 120_000;
    private static final long REST_MS = 30_000;
    /** Actions of each player that must become final once all is well. */
    private static final long WANTED = 3;

    private final World world;

    private WholeRun(World world) {
        this.world = world;
    }

    /** Runs to the end in the calling thread, in virtual time; the same settings give the same result. */
    public static RunResult of(Stages stages, RunSettings settings) {
        try (World world = new World(stages.of(settings), settings)) {
            WholeRun run = new WholeRun(world);
            return run.result(run.outcome());
        }
    }

    private Outcome outcome() {
        world.begin();
        until(this::hasSeenEnough, world.settings().safetyMs());
        world.weather().heal();
        world.machines().forEach(Machine::start);
        Outcome outcome = live();
        if (outcome instanceof Outcome.Passed) {
            new Closing(world).check();
        }
        Outcome violation = world.checks().violation();
        return violation == null ? outcome : violation;
    }

    private Outcome live() {
        long[] before = world.players().stream().mapToLong(Player::receipts).toArray();
        if (!until(() -> isLarge() && everybodyPlayed(before), LIVENESS_MS)) {
            return new Outcome.LivenessFailure("after " + LIVENESS_MS + " ms without faults: height "
                    + world.longest().height() + " of " + world.settings().blocks() + ", rolls " + rolls() + " of "
                    + world.settings().rolls() + ", or a player whose actions do not become final");
        }
        world.players().forEach(Player::stop);
        return until(this::rests, REST_MS)
                ? new Outcome.Passed()
                : new Outcome.LivenessFailure("the honest validators do not come to one tip");
    }

    /** Most of the run is under faults; the rest of it is for the liveness phase. */
    private boolean hasSeenEnough() {
        return world.longest().height() * 4 >= world.settings().blocks() * 3;
    }

    private boolean isLarge() {
        return world.longest().height() >= world.settings().blocks()
                && rolls() >= world.settings().rolls();
    }

    private boolean everybodyPlayed(long[] before) {
        for (int i = 1; i < before.length; i++) { // the bank has nothing to do while all are rich
            if (world.players().get(i).receipts() < before[i] + WANTED) {
                return false;
            }
        }
        return true;
    }

    private boolean rests() {
        long height = world.longest().height();
        return world.honest().stream().allMatch(machine -> machine.height() == height && machine.pending() == 0)
                && world.players().stream().noneMatch(Player::waits);
    }

    /** Rolls that the longest log has settled. */
    private long rolls() {
        Admission.Tip tip = world.longest().tip();
        if (tip == null) {
            return 0;
        }
        StateTrie state = tip.state();
        long rolls = 0;
        if (state.get(StateKey.agenda()) instanceof StateValue.Agenda agenda) {
            for (long number = 1; number <= agenda.tablesCreated(); number++) {
                if (state.get(StateKey.table(TableId.number(number))) instanceof StateValue.Table table) {
                    rolls += table.roll();
                }
            }
        }
        return rolls;
    }

    /** Lets things happen until then, a violation, or for so long; whether the condition held. */
    private boolean until(BooleanSupplier condition, long forMs) {
        long endMs = Math.addExact(world.agenda().nowMs(), Math.min(forMs, Integer.MAX_VALUE));
        while (world.checks().violation() == null && world.agenda().nowMs() < endMs) {
            long nowMs = world.agenda().nowMs();
            if (condition.getAsBoolean()) {
                return true;
            }
            while (world.agenda().nowMs() < nowMs + 5 && world.checks().violation() == null) {
                if (!world.agenda().step()) {
                    return condition.getAsBoolean();
                }
            }
        }
        return false;
    }

    private RunResult result(Outcome outcome) {
        return new RunResult(
                world.settings(),
                outcome,
                world.trace().hex(),
                world.longest().height(),
                rolls(),
                world.checks().receipts().size(),
                world.weather().seen(),
                world.deeds(),
                world.agenda().nowMs(),
                world.agenda().steps());
    }
}
