package io.bitcraps.command.consensus;

import static io.bitcraps.command.consensus.Scene.NOW;
import static io.bitcraps.command.consensus.Scene.replica;
import static io.bitcraps.command.consensus.Scene.votesSent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.Evidence;
import io.bitcraps.events.block.Vote;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two votes that no honest validator casts convict their signer, once. */
class EvidenceTest {

    private final Scene scene = replica(3, 4);
    private final Block a = scene.block(1);
    private final Block b = scene.block(1, Scene.GENESIS, 1, NOW + 1);

    @Test
    void twoNotarizeOfOneView() {
        assertConvicts(scene.notarize(1, a), scene.notarize(1, b));
    }

    @Test
    void twoFinalizeOfOneView() {
        assertConvicts(scene.finalizes(1, a), scene.finalizes(1, b));
    }

    @Test
    void finalizeBesideNullify() {
        assertConvicts(scene.nullify(1, 1), scene.finalizes(1, a));
    }

    @Test
    void finalizeBesideNotarizeOfAnother() {
        assertConvicts(scene.notarize(1, a), scene.finalizes(1, b));
    }

    @Test
    void notarizeBesideNullifyIsLawful() {
        scene.on(scene.received(scene.notarize(1, a)));

        var effects = scene.on(scene.received(scene.nullify(1, 1)));

        assertEquals(List.of(), effects);
    }

    @Test
    void theSameOffenceIsToldOnce() {
        scene.on(scene.received(scene.notarize(1, a)));
        scene.on(scene.received(scene.notarize(1, b)));

        var effects = scene.on(scene.received(scene.notarize(1, b)));

        assertEquals(List.of(), effects);
    }

    @Test
    void aSecondProposalIsEvidenceAndNothingElse() {
        scene.on(scene.received(scene.proposal(a, 0)));

        var effects = scene.on(scene.received(scene.proposal(b, 0)));

        var evidence = new Evidence(scene.notarize(1, a), scene.notarize(1, b));
        assertEquals(List.of(new Effect.Accuse(evidence)), effects);
    }

    @Test
    void aBlockOfALeaderSeenToEquivocateIsNotFinalized() {
        scene.havingVotedFor(a, 0);
        scene.on(scene.received(scene.notarize(1, b)));

        var effects = scene.on(scene.received(scene.notarize(2, a)));

        assertEquals(List.of(), votesSent(effects));
        assertEquals(2, scene.status().view().value());
    }

    @Test
    void votesInsideCertificatesConvictToo() {
        scene.on(scene.received(scene.finalizes(1, a)));

        var effects = scene.on(scene.received(0, new Message.Certified(scene.nullification(1))));

        var evidence = new Evidence(scene.finalizes(1, a), scene.nullify(1, 1));
        assertTrue(effects.contains(new Effect.Accuse(evidence)));
    }

    private void assertConvicts(Vote first, Vote second) {
        scene.on(scene.received(first));

        var effects = scene.on(scene.received(second));

        assertEquals(List.of(new Effect.Accuse(new Evidence(first, second))), effects);
    }
}
