package io.bitcraps.node.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.command.simulator.Agenda;
import io.bitcraps.command.simulator.SplitMix64;
import io.bitcraps.node.runtime.lane.Bounds;
import io.bitcraps.node.runtime.lane.Halt;
import io.bitcraps.node.runtime.lane.Lane;
import io.bitcraps.node.runtime.lane.Lanes;
import io.bitcraps.node.runtime.lane.LanesContract;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SimulatedLanesTest extends LanesContract {

    private final Agenda agenda = new Agenda();
    private final List<String> done = new ArrayList<>();

    @Override
    protected Lanes lanes(Halt byThis) {
        return lanes(agenda, 7, byThis);
    }

    @Override
    protected void await(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            assertTrue(agenda.step(), "nothing is left that could happen");
        }
    }

    @Test
    void runsLanesInAnOrderThatTheSeedDecides() {
        List<String> first = interleaving(1);

        assertEquals(first, interleaving(1));
        assertNotEquals(first, interleaving(2));
    }

    private static List<String> interleaving(long seed) {
        var agenda = new Agenda();
        List<String> done = new ArrayList<>();
        Lanes lanes = lanes(agenda, seed, new Halt(reason -> {}, Runnable::run));
        for (String name : List.of("a", "b", "c")) {
            Lane lane = lanes.lane(name, Bounds.NO_PEERS);
            lane.start();
            for (int i = 0; i < 10; i++) {
                lane.put(() -> done.add(name));
            }
        }
        runAll(agenda);
        return done;
    }

    @Test
    void ringsAlarmsInVirtualTime() {
        Lanes lanes = lanes(new Halt(reason -> {}, Runnable::run));
        var clock = new SimulatedClock(agenda, 1_000_000, () -> 3);
        Lane lane = lanes.lane("a", Bounds.NO_PEERS);
        lane.start();

        lane.after(60_000, () -> done.add("at " + clock.millis() / 1_000));
        runAll(agenda);

        assertEquals(List.of("at 1060"), done);
        assertThrows(IllegalArgumentException.class, () -> clock.withZone(ZoneId.of("Europe/Vienna")));
    }

    @Test
    void crashesBetweenTwoEffectsOfATask() {
        var halt = new Halt(done::add, Runnable::run);
        SimulatedLanes lanes = lanes(agenda, 7, halt);
        Lane lane = lanes.lane("a", Bounds.NO_PEERS);
        Lane other = lanes.lane("b", Bounds.NO_PEERS);
        lane.start();
        other.start();
        other.after(100, () -> done.add("an alarm's"));
        lane.put(() -> {
            done.add("before");
            lanes.crash();
            done.add("after");
        });
        lane.put(() -> done.add("next"));

        runAll(agenda);

        assertEquals(List.of("before"), done);
        assertEquals(null, halt.reason());
    }

    @Test
    void dropsWhatIsUnderWayWhenItCrashes() {
        SimulatedLanes lanes = lanes(agenda, 7, new Halt(reason -> {}, Runnable::run));
        Lane lane = lanes.lane("a", Bounds.NO_PEERS);
        lane.start();
        lane.put(() -> done.add("under way"));
        assertEquals(0, lane.size());

        lanes.close();
        runAll(agenda);

        assertEquals(List.of(), done);
    }

    private static SimulatedLanes lanes(Agenda agenda, long seed, Halt halt) {
        return new SimulatedLanes(agenda, new SplitMix64(seed), halt, lane -> 3);
    }

    private static void runAll(Agenda agenda) {
        while (agenda.step()) {
            // each step is one thing that happens
        }
    }
}
