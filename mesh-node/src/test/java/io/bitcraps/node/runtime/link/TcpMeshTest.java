package io.bitcraps.node.runtime.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.mesh.Limits;
import io.bitcraps.node.mesh.Parting;
import io.bitcraps.node.mesh.Peer;
import io.bitcraps.node.mesh.Priority;
import io.bitcraps.node.session.Credentials;
import io.bitcraps.node.session.Parties;
import io.bitcraps.node.transport.TcpSettings;
import io.bitcraps.node.transport.TcpTransport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Four nodes in one process over real sockets. */
class TcpMeshTest {

    private static final int NODES = 4;
    private static final int FRAMES = 10_000;
    private static final int WINDOW = 150; // two windows in six classes are below the smallest queue, 64 frames
    private static final List<Priority> CLASSES = List.of(Priority.values());
    private static final Limits LIMITS = new Limits(20, 1_000, 1_000, 10_000, 100, 1_000, Limits.FOREVER);

    private final List<Node> nodes = new ArrayList<>();
    private final Queue<Throwable> fatal = new ConcurrentLinkedQueue<>();

    @AfterEach
    void closeAll() {
        nodes.forEach(node -> node.mesh().close());
        assertEquals(List.of(), List.copyOf(fatal));
    }

    @Test
    void allFramesArriveInOrderWithinTheirClass() throws Exception {
        startAll();

        List<Thread> senders = nodes.stream()
                .map(node -> Thread.ofVirtual().start(() -> sendAll(node)))
                .toList();
        for (Thread sender : senders) {
            sender.join();
        }

        for (Node node : nodes) {
            assertTrue(
                    node.checker().done.await(60, TimeUnit.SECONDS),
                    "missing: " + node.checker().done.getCount());
            assertEquals(List.of(), node.checker().faults());
        }
    }

    @Test
    void findsAPeerAgainThatStoppedAndStartedAtItsAddress() throws Exception {
        startAll();
        Node stopped = nodes.removeLast();
        String address = stopped.mesh().address();
        stopped.mesh().close();

        Node again = start(stopped.credentials(), address, new Checker());
        nodes.add(again);
        again.mesh().admit(peers());

        assertTrue(again.checker().settled.tryAcquire(NODES - 1, 30, TimeUnit.SECONDS));
    }

    /** A sender waits for the receivers every so often, so that no bounded queue may drop. */
    private void sendAll(Node node) {
        for (int i = 0; i < FRAMES; i++) {
            if (i % WINDOW == 0) {
                awaitReceivers(node, i - WINDOW);
            }
            Priority priority = CLASSES.get(i % CLASSES.size());
            node.mesh().broadcast(priority, ByteBuffer.allocate(200).putInt(i).array());
        }
    }

    private void awaitReceivers(Node sender, int count) {
        for (Node node : nodes) {
            if (!node.key().equals(sender.key())) {
                node.checker().awaitAtLeast(sender.key(), count);
            }
        }
    }

    private void startAll() throws IOException, InterruptedException {
        for (int i = 0; i < NODES; i++) {
            nodes.add(start(Parties.credentials(i), "127.0.0.1:0", new Checker()));
        }
        List<Peer> peers = peers();
        nodes.forEach(node -> node.mesh().admit(peers));
        for (Node node : nodes) {
            assertTrue(node.checker().settled.tryAcquire(NODES - 1, 30, TimeUnit.SECONDS));
        }
    }

    private Node start(Credentials credentials, String listen, Checker checker) throws IOException {
        Mesh mesh = Mesh.start(
                new MeshSettings(listen, 1_000, 1_000, LIMITS),
                new TcpTransport(TcpSettings.defaults(), fatal::add),
                credentials,
                List.of(),
                checker);
        return new Node(credentials, mesh, checker);
    }

    private List<Peer> peers() {
        return nodes.stream()
                .map(node -> new Peer(node.key(), node.mesh().address()))
                .toList();
    }

    private record Node(Credentials credentials, Mesh mesh, Checker checker) {
        PublicKey key() {
            return credentials.key().publicKey();
        }
    }

    private static final class Checker implements MeshListener {
        final CountDownLatch done = new CountDownLatch((NODES - 1) * FRAMES);
        final Semaphore settled = new Semaphore(0);
        private final Map<PublicKey, Map<Priority, Integer>> last = new ConcurrentHashMap<>();
        private final Map<PublicKey, Integer> received = new ConcurrentHashMap<>();
        private final List<String> faults = new ArrayList<>();

        @Override
        public void onFrame(PublicKey from, Priority priority, byte[] frame) {
            int number = ByteBuffer.wrap(frame).getInt();
            Map<Priority, Integer> ofPeer = last.computeIfAbsent(from, key -> new EnumMap<>(Priority.class));
            int expected = ofPeer.getOrDefault(priority, CLASSES.indexOf(priority) - CLASSES.size()) + CLASSES.size();
            if (number != expected) {
                fault("from " + from + " " + priority + " expected " + expected + ", got " + number);
            }
            ofPeer.put(priority, number);
            synchronized (received) {
                received.merge(from, 1, Integer::sum);
                received.notifyAll();
            }
            done.countDown();
        }

        @Override
        public void onUp(PublicKey peer) {
            settled.release();
        }

        @Override
        public void onDown(PublicKey peer, Parting parting) {
            settled.tryAcquire();
        }

        void awaitAtLeast(PublicKey from, int count) {
            synchronized (received) {
                try {
                    while (received.getOrDefault(from, 0) < count) {
                        received.wait();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        synchronized List<String> faults() {
            return List.copyOf(faults);
        }

        private synchronized void fault(String sentence) {
            faults.add(sentence);
        }
    }
}
