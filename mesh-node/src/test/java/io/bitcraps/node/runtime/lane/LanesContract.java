package io.bitcraps.node.runtime.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every implementation of {@link Lanes} holds to. */
@Timeout(60)
public abstract class LanesContract {

    private static final Bounds THREE = new Bounds(3, 100);

    private final Halt halt = new Halt(reason -> {}, Runnable::run);
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private Lanes lanes;

    /** Lanes that halt by this. */
    protected abstract Lanes lanes(Halt byThis);

    /** Lets things happen until the latch is open; fails if it never will be. */
    protected abstract void await(CountDownLatch latch) throws InterruptedException;

    @BeforeEach
    void open() {
        lanes = lanes(halt);
    }

    @AfterEach
    void close() {
        lanes.close();
    }

    @Test
    void runsTasksInTheOrderTheyWerePut() throws Exception {
        Lane lane = lanes.lane("a", Bounds.NO_PEERS);
        lane.start();

        IntStream.range(0, 1_000).forEach(i -> lane.put(task("" + i)));
        settle(lane);

        assertEquals(IntStream.range(0, 1_000).mapToObj(i -> "" + i).toList(), done);
    }

    @Test
    void runsWhatATaskPutsAfterIt() throws Exception {
        Lane lane = lanes.lane("a", Bounds.NO_PEERS);
        lane.start();

        lane.put(() -> {
            lane.put(task("put within"));
            done.add("first");
        });
        settle(lane, 2);

        assertEquals(List.of("first", "put within"), done);
    }

    @Test
    void runsNothingBeforeItsStart() throws Exception {
        Lane lane = lanes.lane("a", THREE);
        Lane other = lanes.lane("b", Bounds.NO_PEERS);
        other.start();

        lane.put(task("own"));
        assertTrue(lane.offer(0, 1, task("a peer's")));
        settle(other);

        assertEquals(List.of(), done);
        assertEquals(2, lane.size());
    }

    @Test
    void givesTurnsToItselfAndToItsPeers() throws Exception {
        Lane lane = lanes.lane("a", THREE);
        for (int i = 0; i < 3; i++) {
            lane.offer(2, 1, task("two" + i));
            lane.put(task("own" + i));
        }
        lane.offer(0, 1, task("zero"));

        lane.start();
        settle(lane);

        assertEquals(List.of("own0", "zero", "own1", "two0", "own2", "two1"), done.subList(0, 6));
    }

    @Test
    void refusesAndCountsWhatIsBeyondAPeersNumber() {
        Lane lane = lanes.lane("a", THREE);

        List<Boolean> taken =
                IntStream.range(0, 5).mapToObj(i -> lane.offer(1, 0, () -> {})).toList();

        assertEquals(List.of(true, true, true, false, false), taken);
        assertEquals(2, lane.dropped(1));
        assertEquals(2, lane.dropped());
        assertEquals(3, lane.size());
    }

    @Test
    void refusesAndCountsWhatIsBeyondAPeersBytes() {
        Lane lane = lanes.lane("a", THREE);

        assertTrue(lane.offer(1, 60, () -> {}));
        assertFalse(lane.offer(1, 41, () -> {}));
        assertTrue(lane.offer(1, 40, () -> {}));
        assertFalse(lane.offer(1, 1, () -> {}));

        assertEquals(2, lane.dropped(1));
    }

    @Test
    void hasPlaceAgainOnceTasksHaveRun() throws Exception {
        Lane lane = lanes.lane("a", THREE);
        IntStream.range(0, 3).forEach(i -> lane.offer(1, 33, task("" + i)));

        lane.start();
        settle(lane, 4);

        assertEquals(List.of("0", "1", "2"), done);
        assertTrue(lane.offer(1, 100, () -> {}));
        assertEquals(0, lane.dropped());
    }

    @Test
    void losesNothingOfOnePeerToAnotherThatFloods() throws Exception {
        Lane lane = lanes.lane("a", THREE);
        for (int i = 0; i < 1_000; i++) {
            lane.offer(0, 50, task("flood"));
        }

        boolean taken = lane.offer(1, 100, task("honest"));
        lane.start();
        settle(lane, 3);

        assertTrue(taken);
        assertEquals(0, lane.dropped(1));
        assertEquals(998, lane.dropped(0));
        assertTrue(done.indexOf("honest") <= 1, done.toString());
    }

    @Test
    void beginsNothingWhileItIsHeld() throws Exception {
        Lane lane = lanes.lane("a", Bounds.NO_PEERS);
        Lane other = lanes.lane("b", Bounds.NO_PEERS);
        lane.start();
        other.start();

        lane.hold();
        lane.put(task("held"));
        settle(other);
        assertEquals(List.of(), done);
        lane.resume();
        settle(lane);

        assertEquals(List.of("held"), done);
    }

    @Test
    void ringsAlarmsOnItsOwnUnlessTheyAreCancelled() throws Exception {
        Lane lane = lanes.lane("a", Bounds.NO_PEERS);
        lane.start();
        var rung = new CountDownLatch(1);

        lane.after(20, task("cancelled")).cancel();
        lane.after(30, () -> {
            done.add("rung");
            rung.countDown();
        });
        await(rung);

        assertEquals(List.of("rung"), done);
    }

    @Test
    void repeatsWhatItIsToDoEverySoOften() throws Exception {
        Lane lane = lanes.lane("a", Bounds.NO_PEERS);
        lane.start();
        var thrice = new CountDownLatch(3);

        lane.every(1, thrice::countDown);
        await(thrice);

        assertEquals(0, thrice.getCount());
    }

    @Test
    void dropsWhatWaitsWhenItIsClosedAndTakesNoMore() throws Exception {
        Lane lane = lanes.lane("a", THREE);
        Lane other = lanes.lane("b", Bounds.NO_PEERS);
        lane.start();
        other.start();
        lane.hold();
        lane.put(task("own"));
        lane.offer(0, 1, task("a peer's"));
        lane.after(1, task("an alarm's"));

        lane.close();
        lane.resume();
        lane.put(task("late"));
        boolean taken = lane.offer(0, 1, task("late"));
        settle(other);

        assertFalse(taken);
        assertEquals(0, lane.size());
        assertEquals(0, lane.dropped());
        assertEquals(List.of(), done);
    }

    @Test
    void closesAllItsLanesAtOnce() {
        Lane one = lanes.lane("a", Bounds.NO_PEERS);
        Lane crew = lanes.crew("b", THREE);
        one.start();
        crew.start();

        lanes.close();
        one.put(task("late"));
        crew.put(task("late"));
        one.after(0, task("late"));

        assertEquals(0, one.size() + crew.size());
        assertEquals(List.of(), done);
    }

    @Test
    void haltsTheNodeWhenATaskFailsAndBeginsNothingMore() throws Exception {
        Lane lane = lanes.lane("a", Bounds.NO_PEERS);
        Lane other = lanes.lane("b", Bounds.NO_PEERS);
        var failed = new CountDownLatch(1);
        lane.put(() -> {
            failed.countDown();
            throw new IllegalStateException("broken");
        });
        lane.put(task("after"));
        assertNull(halt.reason());

        lane.start();
        await(failed);
        lane.close(); // returns when the failed task is over
        other.start();
        other.put(task("other"));
        other.close();

        assertNotNull(halt.reason());
        assertEquals("a failed: broken", halt.reason());
        assertEquals(List.of(), done);
    }

    @Test
    void runsEveryTaskOfACrewOnce() throws Exception {
        Lane crew = lanes.crew("a", new Bounds(100, 100));
        var all = new CountDownLatch(200);
        crew.start();

        for (int i = 0; i < 100; i++) {
            Runnable task = task("" + i);
            crew.put(all::countDown);
            crew.offer(i % 7, 1, () -> {
                task.run();
                all.countDown();
            });
        }
        await(all);

        assertEquals(100, done.size());
        assertEquals(100, List.copyOf(done).stream().distinct().count());
    }

    private Runnable task(String name) {
        return () -> done.add(name);
    }

    /** Lets the lane run so many tasks of its node at least, and those of peers whose turn is between them. */
    private void settle(Lane lane, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            settle(lane);
        }
    }

    /** Lets the lane run at least what its node itself has put so far. */
    private void settle(Lane lane) throws InterruptedException {
        var reached = new CountDownLatch(1);
        lane.put(reached::countDown);
        await(reached);
    }
}
