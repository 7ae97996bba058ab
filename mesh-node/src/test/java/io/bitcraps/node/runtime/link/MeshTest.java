package io.bitcraps.node.runtime.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.mesh.Envelope;
import io.bitcraps.node.mesh.Limits;
import io.bitcraps.node.mesh.Parting;
import io.bitcraps.node.mesh.Peer;
import io.bitcraps.node.mesh.Priority;
import io.bitcraps.node.session.Credentials;
import io.bitcraps.node.session.Parties;
import io.bitcraps.node.transport.Link;
import io.bitcraps.node.transport.MemoryTransport;
import io.bitcraps.node.transport.Transport;
import io.bitcraps.node.transport.VirtualLoop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The mesh over in-process links and virtual time: every wait is a number. */
class MeshTest {

    private static final Limits LIMITS = new Limits(1_000, 30_000, 10_000, 0, 100, 60_000, Limits.FOREVER);
    private static final int RATE = 100;

    private final VirtualLoop loop = new VirtualLoop();
    private final MemoryTransport.Network network = new MemoryTransport.Network(loop);
    private final List<Credentials> sorted = sorted(4);
    private final Ear earA = new Ear();
    private final Ear earB = new Ear();

    @Test
    void keepsOneLinkWhenBothDialAtOnce() throws IOException {
        Mesh a = start(0, earA, 0, 1);
        Mesh b = start(1, earB, 0, 1);

        loop.advance(5_000);

        assertEquals(Set.of(key(1)), earA.up());
        assertEquals(Set.of(key(0)), earB.up());
        assertTrue(a.send(key(1), Priority.VOTES, new byte[] {1}));
        assertTrue(b.send(key(0), Priority.VOTES, new byte[] {2}));
        loop.advance(10);
        assertEquals(1, earB.frames().getFirst().first());
        assertEquals(2, earA.frames().getFirst().first());
    }

    @Test
    void staysUpWhileIdle() throws IOException {
        start(0, earA, 0, 1);
        start(1, earB, 0, 1);
        loop.advance(5_000);
        int partings = earA.partings().size();

        loop.advance(3_600_000);

        assertEquals(partings, earA.partings().size());
        assertEquals(Set.of(key(1)), earA.up());
    }

    @Test
    void comesBackAfterALostLink() throws IOException {
        Mesh a = start(0, earA, 0, 1);
        start(1, earB, 0, 1);
        loop.until(() -> !earA.up().isEmpty() && !earB.up().isEmpty(), 5_000);
        loop.advance(5_000);

        a.disconnect(key(1), "a test");
        loop.until(() -> earA.up().isEmpty(), 100);
        loop.until(() -> !earA.up().isEmpty() && !earB.up().isEmpty(), 3_000);

        assertEquals(Parting.DISCONNECTED, earA.partings().getLast());
        assertEquals(Parting.DISCONNECTED, earB.partings().getLast());
    }

    @Test
    void findsAPeerThatStartsLate() throws IOException {
        start(0, earA, 0, 1);
        loop.advance(120_000);

        start(1, earB, 0, 1);

        loop.until(() -> earA.up().contains(key(1)) && earB.up().contains(key(0)), 1_000);
        assertEquals(
                List.of(),
                earA.partings().stream().filter(Parting.LINK_CLOSED::equals).toList());
    }

    @Test
    void refusesAKeyThatIsNotAdmitted() throws IOException {
        start(0, earA, 0, 1);
        Mesh stranger = start(2, earB, 0, 2);

        loop.advance(60_000);

        assertEquals(Set.of(), earA.up());
        assertEquals(Set.of(), earB.up());
        assertTrue(earB.partings().stream().allMatch(Parting.NOT_ADMITTED::equals));
        assertFalse(earB.partings().isEmpty());
        assertFalse(stranger.send(key(0), Priority.GOSSIP, new byte[1]));
    }

    @Test
    void cutsAPeerThatIsNoLongerAdmitted() throws IOException {
        Mesh a = start(0, earA, 0, 1);
        start(1, earB, 0, 1);
        loop.advance(5_000);

        a.admit(List.of());
        loop.advance(60_000);

        assertEquals(Parting.NOT_ADMITTED, earA.partings().getLast());
        assertEquals(Set.of(), earA.up());
        assertEquals(List.of(), a.peers());
    }

    @Test
    void cutsAPenalizedPeerAndTakesItBackLater() throws IOException {
        Mesh a = start(0, earA, 0, 1);
        start(1, earB, 0, 1);
        loop.advance(5_000);

        a.penalize(key(1), 60, "a bad vote");
        a.penalize(key(1), 60, "another");
        loop.advance(59_000);
        Set<PublicKey> banned = earA.up();
        loop.advance(60_000);

        assertEquals(Set.of(), banned);
        assertEquals(Set.of(key(1)), earA.up());
        assertTrue(earA.partings().contains(Parting.PENALIZED));
    }

    @Test
    void deliversFramesOfEverySizeInOrder() throws IOException {
        Mesh a = start(0, earA, 0, 1);
        start(1, earB, 0, 1);
        loop.advance(5_000);

        for (int length : List.of(1, 65_519, 65_520, 300_000, Envelope.MAX_FRAME_BYTES)) {
            assertTrue(a.send(key(1), Priority.PROPOSALS, new byte[length]));
            loop.advance(100);
        }

        assertEquals(
                List.of(1, 65_519, 65_520, 300_000, Envelope.MAX_FRAME_BYTES),
                earB.frames().stream().map(heard -> heard.length()).toList());
    }

    @Test
    void refusesFramesBeyondTheBounds() throws IOException {
        Mesh a = start(0, earA, 0, 1);

        assertThrows(IllegalArgumentException.class, () -> a.send(key(1), Priority.SYNC, new byte[0]));
        assertThrows(
                IllegalArgumentException.class,
                () -> a.broadcast(Priority.SYNC, new byte[Envelope.MAX_FRAME_BYTES + 1]));
    }

    @Test
    void sendsVotesAheadOfGossipThatCameBefore() throws IOException {
        Mesh a = start(0, earA, 0, 1);
        start(1, earB, 0, 1);
        loop.advance(5_000);

        a.send(key(1), Priority.GOSSIP, new byte[] {3});
        a.send(key(1), Priority.PROPOSALS, new byte[] {2});
        a.send(key(1), Priority.VOTES, new byte[] {1});
        loop.advance(100);

        assertEquals(
                List.of(Priority.VOTES, Priority.PROPOSALS, Priority.GOSSIP),
                earB.frames().stream().map(Ear.Heard::priority).toList());
    }

    @Test
    void pacesGossipButNotVotes() throws IOException {
        Mesh a = start(0, earA, 0, 1);
        start(1, earB, 0, 1);
        loop.advance(5_000);
        for (int i = 0; i < 300; i++) {
            a.send(key(1), Priority.GOSSIP, new byte[1]);
            a.send(key(1), Priority.VOTES, new byte[1]);
            loop.advance(1);
        }

        long gossip = count(earB, Priority.GOSSIP);
        long votes = count(earB, Priority.VOTES);
        loop.advance(100);

        assertEquals(300, votes);
        assertTrue(gossip >= 250, "batches grow instead: " + gossip);
        assertEquals(300, count(earB, Priority.GOSSIP));
        assertTrue(a.peers().getFirst().count(Counter.BATCHES_OUT) < 300 + RATE);
    }

    @Test
    void slowsAPeerThatFloodsInsteadOfQueueingForIt() throws IOException {
        Mesh flooder = start(0, earA, settings(10_000, "a"), 0, 1);
        Mesh b = start(1, earB, settings(10, "b"), 0, 1);
        loop.advance(5_000);
        int start = earB.count();

        for (int ms = 0; ms < 10_000; ms++) {
            flooder.send(key(1), Priority.GOSSIP, new byte[60_000]);
            loop.advance(1);
        }

        PeerStatus atB = b.peers().getFirst();
        assertTrue(atB.count(Counter.PAUSES) > 50);
        assertTrue(earB.count() - start < 3 * (10 + 13 * 11), "taken " + (earB.count() - start));
        PeerStatus atFlooder = flooder.peers().getFirst();
        assertTrue(atFlooder.dropped(Priority.GOSSIP) > 5_000);
        assertTrue(atFlooder.waiting() * 60_000L <= Priority.GOSSIP.maxBytes());
        assertTrue(atB.up());
    }

    /** Frames go on over the new link; the end that began it makes it before the old one is given up. */
    @Test
    void givesASessionNewKeysInTime() throws IOException {
        Mesh a = start(0, earA, renewing(60_000, "a"), 0, 1);
        start(1, earB, renewing(3_600_000, "b"), 0, 1);
        loop.advance(5_000);
        long links = a.peers().getFirst().count(Counter.LINKS);

        int sent = 0;
        for (int second = 0; second < 600; second++) {
            sent += a.send(key(1), Priority.VOTES, new byte[] {1}) ? 1 : 0;
            loop.advance(1_000);
        }

        assertEquals(10, a.peers().getFirst().count(Counter.LINKS) - links);
        assertEquals(600, sent);
        assertEquals(600, count(earB, Priority.VOTES));
        assertFalse(earA.partings().contains(Parting.EXPIRED));
    }

    /** The end that began the link does not renew it, and the other has another mind. */
    @Test
    void cutsASessionThatNobodyRenews() throws IOException {
        start(0, earA, renewing(3_600_000, "a"), 0, 1);
        start(1, earB, renewing(60_000, "b"), 0, 1);

        loop.advance(600_000);

        assertTrue(earB.partings().contains(Parting.EXPIRED), earB.partings()::toString);
        assertEquals(Set.of(key(1)), earA.up());
        assertEquals(Set.of(key(0)), earB.up());
    }

    @Test
    void aNodeThatOnlyDialsIsReachedByNobodyAndReachesOthers() throws IOException {
        Mesh a = start(0, earA, new MeshSettings("", RATE, 5_000, LIMITS), 0, 1);
        loop.advance(5_000);
        Silence silence = new Silence();
        transport().dial("a:1", silence);

        start(1, earB, 0, 1);
        loop.until(() -> earA.up().contains(key(1)) && earB.up().contains(key(0)), 40_000);

        assertEquals("", a.address());
        assertTrue(silence.refused);
        assertEquals(List.of(), silence.links);
    }

    @Test
    void dropsALinkThatNeverSpeaks() throws IOException {
        start(0, earA, 0, 1);
        Silence silence = new Silence();

        transport().dial("a:1", silence);
        loop.advance(4_999);
        boolean before = silence.closed;
        loop.advance(2);

        assertFalse(before);
        assertTrue(silence.closed);
    }

    @Test
    void dropsALinkThatSpeaksNonsense() throws IOException {
        start(0, earA, 0, 1);
        Silence silence = new Silence();
        transport().dial("a:1", silence);
        loop.advance(1);

        silence.links.getFirst().offer(new byte[40], 0, 40);
        silence.links.getFirst().flush();
        loop.advance(1);

        assertTrue(silence.closed);
    }

    private static final class Silence implements Transport.Dialler, Link.Listener {
        final List<Link> links = new ArrayList<>();
        boolean closed;
        boolean refused;

        @Override
        public Link.Listener onLink(Link link) {
            links.add(link);
            return this;
        }

        @Override
        public void onRefused(String reason) {
            refused = true;
        }

        @Override
        public void onFrame(byte[] buffer, int length) {}

        @Override
        public void onWritable() {}

        @Override
        public void onClosed(String reason) {
            closed = true;
        }
    }

    private MemoryTransport transport() {
        return new MemoryTransport(network, 5_000, 20_000);
    }

    private Mesh start(int self, Ear ear, int... admitted) throws IOException {
        return start(self, ear, settings(RATE, name(self)), admitted);
    }

    private Mesh start(int self, Ear ear, MeshSettings settings, int... admitted) throws IOException {
        List<Peer> peers = new ArrayList<>();
        for (int peer : admitted) {
            peers.add(new Peer(key(peer), name(peer) + ":1"));
        }
        return Mesh.start(settings, transport(), sorted.get(self), peers, ear);
    }

    private static MeshSettings settings(int rate, String name) {
        return new MeshSettings(name + ":1", rate, 5_000, LIMITS);
    }

    private static MeshSettings renewing(long sessionMs, String name) {
        return new MeshSettings(name + ":1", RATE, 5_000, new Limits(1_000, 30_000, 10_000, 0, 100, 60_000, sessionMs));
    }

    private static String name(int index) {
        return String.valueOf((char) ('a' + index));
    }

    private PublicKey key(int index) {
        return sorted.get(index).key().publicKey();
    }

    private static long count(Ear ear, Priority priority) {
        return ear.frames().stream()
                .filter(heard -> heard.priority() == priority)
                .count();
    }

    private static List<Credentials> sorted(int count) {
        List<Credentials> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(Parties.credentials(i));
        }
        all.sort((x, y) -> x.key().publicKey().compareTo(y.key().publicKey()));
        return all;
    }
}
