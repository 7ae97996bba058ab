package io.bitcraps.node.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServiceGraphTest {

    private static final long PATIENCE_S = 30;

    private final List<String> story = new CopyOnWriteArrayList<>();

    private Service service(String name, String... needs) {
        return Service.of(name, List.of(needs), () -> story.add("+" + name), () -> story.add("-" + name));
    }

    private Service failing(String name, Throwable failure, String... needs) {
        return Service.of(
                name,
                List.of(needs),
                () -> {
                    story.add("!" + name);
                    sneak(failure);
                },
                () -> story.add("-" + name));
    }

    private static void sneak(Throwable failure) throws Exception {
        switch (failure) {
            case Exception e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalArgumentException(failure);
        }
    }

    @Test
    void startsInTheOrderOfNeedsAndStopsInReverse() throws Exception {
        var graph =
                new ServiceGraph(List.of(service("mesh", "validator"), service("validator", "keys"), service("keys")));

        graph.start();
        graph.stop();

        assertEquals(List.of("+keys", "+validator", "+mesh", "-mesh", "-validator", "-keys"), story);
    }

    @Test
    void startsAServiceAfterAllThatItNeeds() throws Exception {
        var graph = new ServiceGraph(List.of(
                service("keys"),
                service("store"),
                service("journal"),
                service("validator", "keys", "store", "journal")));

        graph.start();

        assertEquals("+validator", story.getLast());
        assertEquals(4, story.size());
    }

    /** Each waits for the other to have begun: one after the other they would never end. */
    @Test
    void startsIndependentServicesInParallel() throws Exception {
        var meeting = new CyclicBarrier(3);
        Service.Step meet = () -> meeting.await(PATIENCE_S, TimeUnit.SECONDS);
        var graph = new ServiceGraph(List.of(
                Service.of("keys", List.of(), meet, () -> {}),
                Service.of("store", List.of(), meet, () -> {}),
                Service.of("journal", List.of(), meet, () -> {})));

        graph.start();

        assertFalse(meeting.isBroken());
    }

    @Test
    void aFailureStopsWhatHadStartedInReverseAndNamesItsService() {
        var cause = new IllegalStateException("the disk is full");
        var graph = new ServiceGraph(List.of(
                service("status"),
                service("store", "status"),
                failing("replay", cause, "store"),
                service("mesh", "replay")));

        var thrown = assertThrows(ServiceGraph.StartFailed.class, graph::start);

        assertSame(cause, thrown.getCause());
        assertEquals("service replay did not start: the disk is full", thrown.getMessage());
        assertEquals(List.of("+status", "+store", "!replay", "-replay", "-store", "-status"), story);
    }

    @Test
    void aLibraryThatIsMissingIsAFailureLikeAnyOther() {
        var graph = new ServiceGraph(
                List.of(service("status"), failing("beacon", new UnsatisfiedLinkError("blst"), "status")));

        var thrown = assertThrows(ServiceGraph.StartFailed.class, graph::start);

        assertEquals("service beacon did not start: blst", thrown.getMessage());
        assertEquals(List.of("+status", "!beacon", "-beacon", "-status"), story);
    }

    /** The validator must not begin to vote on a node that is about to be given up. */
    @Test
    void startsNothingMoreOnceOneHasFailed() {
        var begun = new CountDownLatch(1);
        var failing = new CompletableFuture<Thread>();
        var graph = new ServiceGraph(List.of(
                Service.of(
                        "read-side",
                        List.of(),
                        () -> {
                            failing.complete(Thread.currentThread());
                            assertTrue(begun.await(PATIENCE_S, TimeUnit.SECONDS));
                            throw new IllegalStateException("no database");
                        },
                        () -> story.add("-read-side")),
                Service.of(
                        "store",
                        List.of(),
                        () -> {
                            begun.countDown();
                            assertTrue(failing.get(PATIENCE_S, TimeUnit.SECONDS).join(Duration.ofSeconds(PATIENCE_S)));
                            story.add("+store");
                        },
                        () -> story.add("-store")),
                service("validator", "store")));

        var thrown = assertThrows(ServiceGraph.StartFailed.class, graph::start);

        assertTrue(thrown.toString().contains("read-side"), thrown::toString);
        assertFalse(story.contains("+validator"), story::toString);
        assertTrue(story.containsAll(List.of("+store", "-store", "-read-side")), story::toString);
    }

    @Test
    void stopsTheOthersWhenOneDoesNotStop() throws Exception {
        var graph = new ServiceGraph(List.of(
                service("store"),
                Service.of("validator", List.of("store"), () -> story.add("+validator"), () -> {
                    throw new IllegalStateException("it hangs");
                }),
                Service.of("read-side", List.of("validator"), () -> story.add("+read-side"), () -> {
                    throw new NoClassDefFoundError("half a class path");
                }),
                service("ingress", "read-side")));
        graph.start();
        story.clear();

        graph.stop();

        assertEquals(List.of("-ingress", "-store"), story);
    }

    @Test
    void stopsEachServiceOnce() throws Exception {
        var graph = new ServiceGraph(List.of(service("store")));
        graph.start();

        graph.stop();
        graph.stop();

        assertEquals(List.of("+store", "-store"), story);
    }

    @Test
    void stopsNothingThatNeverStarted() {
        new ServiceGraph(List.of(service("store"))).stop();

        assertEquals(List.of(), story);
    }

    @Test
    void refusesCircles() {
        var two = List.of(service("hen", "egg"), service("egg", "hen"));
        var self = List.of(service("store", "store"));
        var behind = List.of(service("status"), service("a", "status", "b"), service("b", "c"), service("c", "a"));

        for (List<Service> circle : List.of(two, self, behind)) {
            var thrown = assertThrows(IllegalArgumentException.class, () -> new ServiceGraph(circle));
            assertTrue(thrown.toString().contains("services need each other in a circle"), thrown::toString);
        }
    }

    @Test
    void refusesUnknownNeedsAndEqualNames() {
        var unknown =
                assertThrows(IllegalArgumentException.class, () -> new ServiceGraph(List.of(service("mesh", "wire"))));
        var equal = assertThrows(
                IllegalArgumentException.class, () -> new ServiceGraph(List.of(service("mesh"), service("mesh"))));

        assertEquals("no service is called wire", unknown.getMessage());
        assertEquals("two services are called mesh", equal.getMessage());
    }

    @Test
    void aServiceComplainsWhileItDoesNotRunAndThenOfWhatIsWrong() throws Exception {
        List<String> wrong = new ArrayList<>(List.of("too few links"));
        Service mesh = Service.of("mesh", List.of(), () -> {}, () -> {}, () -> String.join("", wrong));
        var graph = new ServiceGraph(List.of(mesh));
        assertEquals("it is not running", mesh.complaint());

        graph.start();

        assertEquals("too few links", mesh.complaint());
        wrong.clear();
        assertEquals("", mesh.complaint());
        graph.stop();
        assertEquals("it is not running", mesh.complaint());
    }
}
