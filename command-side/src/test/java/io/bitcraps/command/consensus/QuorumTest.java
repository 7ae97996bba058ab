package io.bitcraps.command.consensus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.id.View;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuorumTest {

    @Test
    void votesForDifferentBlocksMakeNoCertificate() {
        Scene scene = Scene.replica(2, 4).inView(5);
        Block block = scene.block(5);
        Block other = scene.block(5, Scene.GENESIS, 1, Scene.NOW + 1);
        scene.on(scene.received(scene.notarize(0, block)));
        scene.on(scene.received(scene.notarize(1, block)));

        scene.on(scene.received(scene.notarize(3, other)));

        assertEquals(new View(5), scene.status().view());
    }

    @Test
    void nothingIsFinalizedAgainstTheOwnNotarize() {
        Scene scene = Scene.replica(0, 7).inView(8); // validator 1 leads, and signs no second block that anybody sees
        Block voted = scene.block(8);
        Block notarized = scene.block(8, Scene.GENESIS, 1, Scene.NOW + 1);
        scene.havingVotedFor(voted, 0);
        Certificate certificate = scene.certificate(IntStream.of(2, 3, 4, 5, 6)
                .mapToObj(validator -> scene.notarize(validator, notarized))
                .toArray(Vote[]::new));
        scene.on(scene.received(2, new Message.Certified(certificate)));
        scene.on(scene.received(2, new Message.BlockAnswer(notarized)));

        List<Effect> effects = scene.on(new Input.Executed(notarized.id()));

        assertEquals(
                List.of(),
                Scene.votesSent(effects).stream()
                        .filter(vote -> vote.ballot().kind() == VoteKind.FINALIZE)
                        .toList());
        assertEquals(notarized.id(), scene.status().head());
    }

    @Test
    void nothingIsNullifiedAfterAFinalizeWhoseGroundsAreLost() {
        Scene before = Scene.replica(3, 4);
        Block block = before.block(1);
        Scene scene = before.restarted(List.of(new JournalRecord.Cast(before.finalizes(3, block))));
        scene.join();
        scene.on(scene.received(1, new Message.Certified(scene.nullification(2))));

        List<Effect> effects = scene.on(scene.received(2, new Message.CertificateRequest(new View(1), new View(1))));

        assertEquals(List.of(new Effect.Send(2, new Message.Voted(scene.finalizes(3, block), Work.NONE))), effects);
    }

    @Test
    void nothingIsCommittedBeforeItIsExecuted() {
        Scene scene = Scene.replica(3, 4);
        Block block = scene.block(1);
        scene.on(scene.received(scene.proposal(block, 0)));

        List<Effect> certified = scene.on(scene.received(2, new Message.Certified(scene.finality(block))));
        List<Effect> executed = scene.on(new Input.Executed(block.id()));

        assertEquals(
                0, certified.stream().filter(Effect.Commit.class::isInstance).count());
        assertEquals(
                1, executed.stream().filter(Effect.Commit.class::isInstance).count());
    }

    @Test
    void oneAnswerOfFourIsNotEnoughToVote() {
        Scene scene = Scene.replica(2, 4).restarted(List.of());
        scene.on(new Input.Started(1));

        scene.on(scene.received(0, new Message.NewestVoteAnswer(1, List.of())));

        assertFalse(scene.status().votes());
    }
}
