package io.bitcraps.node.runtime.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.note.Checkpoint;
import io.bitcraps.events.log.note.Origin;
import io.bitcraps.events.log.note.SignatureLine;
import io.bitcraps.events.log.note.SignedNote;
import io.bitcraps.node.runtime.Stage;
import io.bitcraps.node.runtime.peer.PeerMessage;
import io.bitcraps.node.store.Cosigned;
import io.bitcraps.node.store.LogStore;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Validator 0 of four after a restart: its store has three blocks, and what it had cosigned before. */
class CosignerTest {

    private static final int FRAME = 100;
    private static final long NOW_S = 1_790_000_000;

    private final Stage stage = new Stage(6, 3);
    private final LogStore store = stage.chain.log;

    private Cosigner started() {
        var secrets = stage.chain.network.secrets().getFirst();
        var cosigner = new Cosigner(
                stage.lanes.lane("cosigner", Cosigner.OF_A_PEER),
                stage.chain.genesis.chain(),
                stage.committee,
                new Cosigner.Keys(0, Ed25519.signingKey(secrets.cosigner()), Ed25519.signingKey(secrets.log())),
                Ed25519.best(),
                store,
                Clock.fixed(Instant.ofEpochSecond(NOW_S), ZoneOffset.UTC),
                stage.peers);
        cosigner.start(250);
        stage.passMs(1);
        return cosigner;
    }

    private PeerMessage.Cosignature of(int validator, long height) {
        BlockHeader header = Objects.requireNonNull(store.header(new Height(height)));
        var chain = stage.chain.genesis.chain();
        String text = Checkpoint.of(chain, header.after(), header.height(), BlockCodec.id(header))
                .text();
        SigningKey key =
                Ed25519.signingKey(stage.chain.network.secrets().get(validator).cosigner());
        SignatureLine line = SignatureLine.cosignature(Origin.cosigner(chain, validator), key, text, NOW_S);
        return new PeerMessage.Cosignature(header.height(), validator, line.signature());
    }

    private void received(Cosigner cosigner, long height, int... validators) {
        for (int validator : validators) {
            cosigner.received(validator, FRAME, of(validator, height));
        }
        stage.passMs(1);
    }

    private static Height heightOf(byte[] note) {
        return Checkpoint.parse(SignedNote.parse(note).text()).height();
    }

    private List<PeerMessage.Cosignature> broadcasts() {
        return stage.links.broadcasts.stream()
                .map(message -> assertInstanceOf(PeerMessage.Cosignature.class, message))
                .toList();
    }

    @Test
    void vouchesForItsTipOnceItIsLiveAndNotBefore() {
        Cosigner cosigner = started();
        stage.passMs(1_000);
        assertEquals(List.of(), broadcasts());

        cosigner.live();
        stage.passMs(1);

        assertEquals(new Height(3), broadcasts().getFirst().height());
        assertEquals(
                store.head().root(), Objects.requireNonNull(store.cosigned()).root());
    }

    @Test
    void statesNoEarlierTimeThanItDidBefore() {
        BlockHeader second = Objects.requireNonNull(store.header(new Height(2)));
        store.recordCosigned(new Cosigned(second.after().size(), second.after().root(), NOW_S + 500));
        Cosigner cosigner = started();

        cosigner.live();
        stage.passMs(1);

        assertEquals(
                NOW_S + 500, ByteBuffer.wrap(broadcasts().getFirst().timed()).getLong());
    }

    @Test
    void vouchesForNoSmallerTreeThanItDidBefore() {
        store.recordCosigned(new Cosigned(store.head().size() + 1, store.head().root(), NOW_S));
        Cosigner cosigner = started();

        cosigner.live();
        stage.passMs(1_000);

        assertEquals(List.of(), broadcasts());
    }

    @Test
    void publishesTheCheckpointThatLackedAQuorumWhenItStopped() {
        Cosigner cosigner = started();
        cosigner.live();
        received(cosigner, 3, 1);
        assertNull(store.checkpoint());

        received(cosigner, 3, 2);

        assertEquals(new Height(3), heightOf(Objects.requireNonNull(store.checkpoint())));
    }

    @Test
    void replacesTheNewestCheckpointByNoOlderOne() {
        stage.chain.publishCheckpoint();
        byte[] newest = Objects.requireNonNull(store.checkpoint());
        Cosigner cosigner = started();

        received(cosigner, 2, 1, 2, 3);

        assertArrayEquals(newest, store.checkpoint());
    }

    @Test
    void countsNobodysCosignatureInAnothersPlace() {
        Cosigner cosigner = started();
        cosigner.live();
        stage.passMs(1);

        cosigner.received(1, FRAME, of(1, 3));
        cosigner.received(1, FRAME, of(2, 3));
        cosigner.received(1, FRAME, of(3, 3));
        stage.passMs(1);

        assertNull(store.checkpoint());
    }

    @Test
    void sendsItsCosignatureAgainUntilTheCheckpointIsPublishedHere() {
        Cosigner cosigner = started();
        cosigner.live();
        stage.passMs(1_100);
        int before = broadcasts().size();
        assertEquals(5, before, "at once, and every 250 ms");

        received(cosigner, 3, 1, 2);
        stage.passMs(1_000);

        assertEquals(before, broadcasts().size());
    }

    @Test
    void answersWhoMayLackItsCosignatureOfThePublishedCheckpoint() {
        Cosigner cosigner = started();
        cosigner.live();
        received(cosigner, 3, 1, 2);

        received(cosigner, 3, 3);

        assertEquals(stage.key(3), stage.links.sent.getLast().to());
        assertEquals(
                new Height(3),
                assertInstanceOf(
                                PeerMessage.Cosignature.class,
                                stage.links.sent.getLast().message())
                        .height());
    }
}
