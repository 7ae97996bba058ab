package io.bitcraps.command.consensus;

import static io.bitcraps.command.consensus.Scene.NOW;
import static io.bitcraps.command.consensus.Scene.replica;
import static io.bitcraps.command.consensus.Scene.votesSent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.id.View;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A vote needs the parent's notarization and the nullification of every view between, held by the voter itself. */
class ParentRuleTest {

    @Test
    void aSkippedViewWithoutNullificationIsAskedForAndNotNullified() {
        Scene scene = replica(0, 4);
        scene.on(scene.received(1, new Message.Certified(scene.nullification(2))));
        Block b3 = scene.block(3);

        var effects = scene.on(scene.received(scene.proposal(b3, 0)));

        var request = new Message.CertificateRequest(new View(1), new View(2));
        assertEquals(List.of(new Effect.Send(3, request)), effects);
    }

    @Test
    void theProposalIsVerifiedOnceTheMissingNullificationArrives() {
        Scene scene = replica(0, 4);
        scene.on(scene.received(1, new Message.Certified(scene.nullification(2))));
        Block b3 = scene.block(3);
        scene.on(scene.received(scene.proposal(b3, 0)));

        var effects = scene.on(scene.received(3, new Message.CertificateAnswer(List.of(scene.nullification(1)))));

        assertEquals(List.of(new Effect.Verify(b3)), effects);
    }

    @Test
    void certificatesInTheFrameSpareTheQuestion() {
        Scene scene = replica(0, 4);
        scene.on(scene.received(1, new Message.Certified(scene.nullification(2))));
        Block b3 = scene.block(3);

        var effects = scene.on(scene.received(scene.proposal(b3, 0, scene.nullification(1))));

        assertEquals(List.of(new Effect.Verify(b3)), effects);
    }

    @Test
    void aParentWithoutNotarizationIsAskedForAndNotNullified() {
        Scene scene = replica(0, 4);
        Block b1 = scene.block(1);
        scene.on(scene.received(1, new Message.Certified(scene.nullification(2))));

        var effects = scene.on(scene.received(scene.proposal(scene.child(b1, 3), 1)));

        var request = new Message.CertificateRequest(new View(1), new View(2));
        assertEquals(List.of(new Effect.Send(3, request)), effects);
    }

    @Test
    void anotherBlockThanTheOneNotarizedInItsViewIsNoParent() {
        Scene scene = replica(3, 4);
        Block b1 = scene.block(1);
        Block other = scene.block(1, Scene.GENESIS, 1, NOW + 1);
        scene.havingVotedFor(b1, 0);
        scene.on(scene.received(scene.notarize(2, b1)));

        var effects = scene.on(scene.received(scene.proposal(scene.child(other, 2), 1)));

        assertEquals(List.of(scene.nullify(3, 2)), votesSent(effects));
    }

    @Test
    void aBlockThatSkipsTheFinalOneIsRefused() {
        Scene scene = replica(3, 4);
        Block b1 = scene.block(1);
        scene.havingVotedFor(b1, 0);
        scene.on(scene.received(scene.notarize(2, b1)));
        scene.on(scene.received(scene.finalizes(1, b1)));
        scene.on(scene.received(scene.finalizes(2, b1)));

        var effects = scene.on(scene.received(scene.proposal(scene.block(2), 0)));

        assertEquals(List.of(scene.nullify(3, 2)), votesSent(effects));
    }

    @Test
    void aChildIsNotVerifiedBeforeItsParentIsExecutedHere() {
        Scene scene = replica(3, 4);
        Block b1 = scene.block(1);
        Block b2 = scene.child(b1, 2);
        scene.on(scene.received(scene.proposal(b1, 0)));

        var before = scene.on(scene.received(scene.proposal(b2, 1, scene.notarization(b1))));
        var after = scene.on(new Input.Verified(b1.id(), NOW));

        assertTrue(before.stream().noneMatch(Effect.Verify.class::isInstance));
        assertEquals(List.of(scene.finalizes(3, b1)), votesSent(after));
        assertEquals(new Effect.Verify(b2), after.getLast());
    }

    @Test
    void aLeaderBuildsOnTheNewestNotarizedBlockOverNullifiedViews() {
        Scene scene = replica(3, 4);
        Block b1 = scene.block(1);
        scene.havingVotedFor(b1, 0);
        scene.on(scene.received(scene.notarize(2, b1)));

        var effects = scene.on(scene.received(1, new Message.Certified(scene.nullification(2))));

        assertTrue(effects.contains(new Effect.Build(new View(3), b1.id(), false)));
    }

    @Test
    void aLeaderThatJumpedAsksForWhatItLacks() {
        Scene scene = replica(3, 4);

        var effects = scene.on(scene.received(1, new Message.Certified(scene.nullification(2))));

        var request = new Message.CertificateRequest(new View(1), new View(1));
        assertTrue(effects.contains(new Effect.Broadcast(request)));
        assertTrue(effects.stream().noneMatch(Effect.Build.class::isInstance));
    }

    @Test
    void anAnswerThatTeachesSomethingLeadsToTheNextQuestion() {
        Scene scene = replica(0, 4);
        scene.on(scene.received(1, new Message.Certified(scene.nullification(2))));
        scene.on(scene.received(scene.proposal(scene.child(scene.block(1), 3), 1)));

        var effects = scene.on(scene.received(3, new Message.CertificateAnswer(List.of(scene.nullification(1)))));

        var request = new Message.CertificateRequest(new View(1), new View(2));
        assertEquals(List.of(new Effect.Send(3, request)), effects);
    }

    @Test
    void anAnswerThatTeachesNothingIsNoReasonToAskAgain() {
        Scene scene = replica(0, 4);
        scene.on(scene.received(1, new Message.Certified(scene.nullification(2))));
        scene.on(scene.received(scene.proposal(scene.block(3), 0)));

        var effects = scene.on(scene.received(3, new Message.CertificateAnswer(List.of(scene.nullification(2)))));

        assertEquals(List.of(), effects);
    }

    @Test
    void anAnswerOfOneThatWasNotAskedIsNoReasonToAskAgain() {
        Scene scene = replica(0, 4);
        scene.on(scene.received(1, new Message.Certified(scene.nullification(2))));
        scene.on(scene.received(scene.proposal(scene.child(scene.block(1), 3), 1)));

        var effects = scene.on(scene.received(1, new Message.CertificateAnswer(List.of(scene.nullification(1)))));

        assertEquals(List.of(), effects);
    }
}
