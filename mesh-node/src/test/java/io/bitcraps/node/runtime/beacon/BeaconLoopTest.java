package io.bitcraps.node.runtime.beacon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.command.beacon.Beacon;
import io.bitcraps.command.beacon.key.BeaconCommittee;
import io.bitcraps.command.beacon.key.BeaconShareKey;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Height;
import io.bitcraps.node.runtime.Stage;
import io.bitcraps.node.runtime.peer.PeerMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Validators of four, of which three make a seed; block 1 has a lock. */
class BeaconLoopTest {

    private static final int FRAME = 200;
    private static final int RETRY_MS = 250;
    private static final Height LOCKED = new Height(1);
    private static final SortedMap<Height, BlockId> LOCK =
            new TreeMap<>(Map.of(LOCKED, new BlockId(Sha256.hash(new byte[] {1}))));

    private final Stage stage = new Stage(7, 1);
    private final ChainId chain = stage.chain.genesis.chain();

    /** One validator's beacon with what it told. */
    private final class Told {

        final List<PeerMessage> broadcasts = new ArrayList<>();
        final List<Seed> ready = new ArrayList<>();
        final List<String> offences = new ArrayList<>();
        final BeaconLoop loop;

        Told(int index) {
            var secrets = stage.chain.network.secrets().get(index);
            String groupKey = stage.chain.genesis.genesis().groupKey();
            loop = new BeaconLoop(
                    stage.lanes.lane("beacon " + index, BeaconLoop.OF_A_PEER),
                    new Beacon(
                            chain,
                            Epoch.ZERO,
                            BeaconCommittee.of(stage.committee, groupKey),
                            BeaconShareKey.decode(index + 1, secrets.beaconShare())),
                    chain,
                    index,
                    Ed25519.signingKey(secrets.vote()),
                    broadcasts::add,
                    ready::add,
                    new BeaconLoop.Offences() {
                        @Override
                        public void badShare(int validator, Height height) {
                            offences.add("bad share of " + validator + " for " + height);
                        }

                        @Override
                        public void falseSeed(int from, Height height) {
                            offences.add("false seed from " + from + " for " + height);
                        }
                    });
        }

        Told started(SortedMap<Height, BlockId> locks) {
            loop.start(locks, RETRY_MS);
            stage.passMs(1);
            return this;
        }

        PeerMessage.BeaconShare share() {
            return broadcasts.stream()
                    .filter(PeerMessage.BeaconShare.class::isInstance)
                    .map(PeerMessage.BeaconShare.class::cast)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Told validator(int index) {
        return new Told(index).started(LOCK);
    }

    @Test
    void releasesNothingWithoutAFinalLock() {
        Told told = new Told(0).started(new TreeMap<>());

        stage.passMs(4 * RETRY_MS);

        assertEquals(List.of(), told.broadcasts);
    }

    @Test
    void makesTheSameSeedOfAnyQuorumOfShares() {
        Told zero = validator(0);
        Told one = validator(1);
        Told two = validator(2);
        Told three = validator(3);

        zero.loop.received(1, FRAME, one.share());
        zero.loop.received(2, FRAME, two.share());
        three.loop.received(2, FRAME, two.share());
        three.loop.received(1, FRAME, zero.share()); // whoever passes it on
        stage.passMs(1);

        assertEquals(1, zero.ready.size());
        assertEquals(zero.ready, three.ready);
        assertEquals(LOCKED, zero.ready.getFirst().height());
        assertTrue(one.ready.isEmpty());
    }

    @Test
    void sendsItsShareAgainWhileTheSeedIsOpen() {
        Told told = validator(0);

        stage.passMs(4 * RETRY_MS + 1);

        assertEquals(5, told.broadcasts.size());
        assertTrue(told.broadcasts.stream().allMatch(PeerMessage.BeaconShare.class::isInstance));
    }

    @Test
    void convictsWhoSignedAShareThatIsNotItsOwn() {
        Told zero = validator(0);
        PeerMessage.BeaconShare good = validator(2).share();
        var bad = new PeerMessage.BeaconShare(LOCKED, 1, good.share(), good.signature());

        zero.loop.received(1, FRAME, bad);
        zero.loop.received(2, FRAME, good);
        stage.passMs(1);

        assertEquals(List.of("bad share of 1 for 1"), zero.offences);
        assertTrue(zero.ready.isEmpty());
    }

    @Test
    void tellsWhoSentASeedThatIsNotTheCommittees() {
        Told zero = validator(0);
        var other = new Seed(LOCKED, validator(1).share().share());

        zero.loop.received(3, FRAME, new PeerMessage.BeaconSeed(other));
        stage.passMs(1);

        assertEquals(List.of("false seed from 3 for 1"), zero.offences);
        assertTrue(zero.ready.isEmpty());
    }

    @Test
    void takesASeedThatAnotherMadeInsteadOfShares() {
        Told zero = validator(0);
        zero.loop.received(1, FRAME, validator(1).share());
        zero.loop.received(2, FRAME, validator(2).share());
        stage.passMs(1);
        Told late = validator(3);

        late.loop.received(0, FRAME, new PeerMessage.BeaconSeed(zero.ready.getFirst()));
        stage.passMs(1);

        assertEquals(zero.ready, late.ready);
    }

    @Test
    void dropsAndCountsWhatAPeerSendsBeyondItsBound() {
        Told busy = new Told(0);
        PeerMessage.BeaconShare share = validator(1).share();

        for (int i = 0; i < BeaconLoop.OF_A_PEER.tasks() + 5; i++) {
            busy.loop.received(1, 1, share);
        }
        busy.loop.received(2, BeaconLoop.OF_A_PEER.bytes() + 1, share);
        busy.loop.received(3, 1, share);

        assertEquals(5, busy.loop.dropped(1));
        assertEquals(1, busy.loop.dropped(2));
        assertEquals(0, busy.loop.dropped(3));
    }
}
