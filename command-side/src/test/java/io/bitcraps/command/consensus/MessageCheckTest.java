package io.bitcraps.command.consensus;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.id.Signature;
import io.bitcraps.events.id.View;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Four validators; view 5 is validator 1's. */
class MessageCheckTest {

    private final Scene scene = Scene.asleep(0, 4);
    private final Block block = scene.block(5);
    private final MessageCheck check =
            new MessageCheck(new CertificateCheck(Scene.CHAIN, scene.committee(), new Ed25519()));

    @Test
    void takesALeadersProposalWithItsCertificates() {
        assertGood(1, scene.proposal(block, 0, scene.nullification(4)));
    }

    @Test
    void refusesAProposalThatAnotherPassesOn() {
        assertBad(2, scene.proposal(block, 0));
    }

    @Test
    void refusesAProposalOfWhoDoesNotLeadItsView() {
        assertBad(2, new Message.Proposal(block, View.ZERO, scene.notarize(2, block), List.of()));
    }

    @Test
    void refusesAProposalWhoseVoteIsNoNotarizeForItsBlock() {
        assertBad(1, new Message.Proposal(block, View.ZERO, scene.finalizes(1, block), List.of()));
        assertBad(1, new Message.Proposal(block, View.ZERO, scene.notarize(1, scene.block(9)), List.of()));
    }

    @Test
    void refusesAProposalWithABadCertificate() {
        assertBad(1, scene.proposal(block, 0, twoNullify()));
    }

    @Test
    void takesAVoteAndRefusesItInAnothersName() {
        Vote vote = scene.nullify(3, 5);

        assertGood(3, new Message.Voted(vote, Work.NONE));
        assertBad(3, new Message.Voted(forged(vote), Work.NONE));
    }

    @Test
    void takesCertificatesOfAQuorumOnly() {
        assertGood(2, new Message.Certified(scene.notarization(block)));
        assertBad(2, new Message.Certified(twoNullify()));
        assertBad(2, new Message.CertificateAnswer(List.of(scene.notarization(block), twoNullify())));
    }

    @Test
    void refusesAForgedNewestVote() {
        Vote vote = scene.vote(0, VoteKind.NULLIFY, 5, null);

        assertGood(2, new Message.NewestVoteAnswer(1, List.of(vote)));
        assertBad(2, new Message.NewestVoteAnswer(1, List.of(forged(vote))));
    }

    @Test
    void refusesARequestForViewsInDescendingOrder() {
        assertGood(2, new Message.CertificateRequest(new View(4), new View(4)));
        assertBad(2, new Message.CertificateRequest(new View(5), new View(4)));
    }

    private Certificate twoNullify() {
        return scene.certificate(scene.nullify(1, 4), scene.nullify(2, 4));
    }

    private static Vote forged(Vote vote) {
        return new Vote(vote.ballot(), vote.validator(), Signature.of(new byte[Signature.BYTES]));
    }

    private void assertGood(int from, Message message) {
        assertInstanceOf(MessageCheck.Result.Good.class, check.check(from, message));
    }

    private void assertBad(int from, Message message) {
        assertInstanceOf(MessageCheck.Result.Bad.class, check.check(from, message));
    }
}
