package io.bitcraps.command.consensus;

import static io.bitcraps.command.consensus.Scene.WORK;
import static io.bitcraps.command.consensus.Scene.arm;
import static io.bitcraps.command.consensus.Scene.asleep;
import static io.bitcraps.command.consensus.Scene.broadcast;
import static io.bitcraps.command.consensus.Scene.fired;
import static io.bitcraps.command.consensus.Scene.replica;
import static io.bitcraps.command.consensus.Timer.Kind.ADVANCE;
import static io.bitcraps.command.consensus.Timer.Kind.REST;
import static io.bitcraps.command.consensus.Timer.Kind.RETRY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** With work, what may be lost is sent again; idle or not, who lags is answered. Answers are not answered. */
class ResendingTest {

    @Test
    void votesAboveTheFinalViewAndTheEnteringCertificateAreSentAgain() {
        Scene scene = replica(2, 4).inView(3);
        scene.on(fired(ADVANCE, 3));

        var effects = scene.on(fired(RETRY, 1));

        assertEquals(
                List.of(
                        broadcast(scene.nullification(2)),
                        new Effect.Broadcast(new Message.Voted(scene.nullify(2, 3), WORK)),
                        arm(RETRY, 3, 500)),
                effects);
    }

    @Test
    void withoutWorkNothingIsSentAgain() {
        Scene scene = asleep(2, 4);
        scene.on(scene.received(1, new Message.Certified(scene.nullification(1))));

        var effects = scene.on(fired(RETRY, 1));

        assertEquals(List.of(), effects);
    }

    @Test
    void theFirstLateVoteHasCrossedOurCertificateAndIsNotAnswered() {
        Scene scene = asleep(2, 4).inView(2);

        var effects = scene.on(scene.received(scene.notarize(3, scene.block(1))));

        assertEquals(List.of(), effects);
    }

    @Test
    void aRepeatedVoteOfAnOlderViewIsAnsweredWithWhatEndedItThoughWeAreIdle() {
        Scene scene = asleep(2, 4).inView(2);
        Block b1 = scene.block(1);
        scene.on(scene.received(scene.notarize(3, b1)));

        var effects = scene.on(scene.received(scene.notarize(3, b1)));

        var answer = new Message.CertificateAnswer(List.of(scene.nullification(1)));
        assertEquals(List.of(new Effect.Send(3, answer)), effects);
    }

    @Test
    void aRepeatedVoteBelowTheFinalViewIsAnsweredWithTheFinalityCertificate() {
        Scene scene = replica(3, 4);
        Block b1 = scene.block(1);
        scene.havingVotedFor(b1, 0);
        scene.on(scene.received(0, new Message.Certified(scene.finality(b1))));
        scene.on(scene.received(scene.nullify(2, 1)));

        var effects = scene.on(scene.received(scene.nullify(2, 1)));

        var answer = new Message.CertificateAnswer(List.of(scene.finality(b1)));
        assertEquals(List.of(new Effect.Send(2, answer)), effects);
    }

    @Test
    void anOldCertificateSentAgainIsAnsweredWithTheNewestOnes() {
        Scene scene = asleep(2, 4).inView(4);

        var effects = scene.on(scene.received(3, new Message.Certified(scene.nullification(1))));

        var answer = new Message.CertificateAnswer(List.of(scene.nullification(2), scene.nullification(3)));
        assertEquals(List.of(new Effect.Send(3, answer)), effects);
    }

    @Test
    void anAnswerIsNeverAnswered() {
        Scene scene = asleep(2, 4).inView(4);

        var effects = scene.on(scene.received(3, new Message.CertificateAnswer(List.of(scene.nullification(1)))));

        assertEquals(List.of(), effects);
    }

    @Test
    void certificatesAreHandedOutForTheViewsAskedFor() {
        Scene scene = asleep(2, 4).inView(4);

        var effects = scene.on(scene.received(3, new Message.CertificateRequest(new View(1), new View(2))));

        var answer = new Message.CertificateAnswer(List.of(scene.nullification(1), scene.nullification(2)));
        assertEquals(List.of(new Effect.Send(3, answer)), effects);
    }

    @Test
    void aCertificateOfALaterViewIsJumpedTo() {
        Scene scene = asleep(2, 4);

        var effects = scene.on(scene.received(3, new Message.Certified(scene.nullification(70))));

        assertEquals(71, scene.status().view().value());
        assertTrue(effects.contains(broadcast(scene.nullification(70))));
    }

    @Test
    void aLostFinalizeVoteIsMadeUpForByTheAnswerToOurRepeatedVotes() {
        Scene scene = replica(3, 4);
        Block b1 = scene.block(1);
        scene.havingVotedFor(b1, 0);
        scene.on(scene.received(scene.notarize(2, b1)));
        scene.on(scene.received(scene.finalizes(1, b1)));

        var resent = Scene.votesSent(scene.on(fired(RETRY, 1)));
        var effects = scene.on(scene.received(2, new Message.CertificateAnswer(List.of(scene.finality(b1)))));

        assertEquals(List.of(scene.notarize(3, b1), scene.finalizes(3, b1)), resent);
        assertTrue(effects.contains(new Effect.Commit(List.of(b1.id()), scene.finality(b1))));
    }

    @Test
    void aFinalityCertificateIsNotBroadcast() {
        Scene scene = replica(3, 4);
        Block b1 = scene.block(1);
        scene.havingVotedFor(b1, 0);
        scene.on(scene.received(scene.notarize(2, b1)));
        scene.on(scene.received(scene.finalizes(1, b1)));

        var effects = scene.on(scene.received(scene.finalizes(2, b1)));

        assertTrue(effects.stream().noneMatch(Effect.Broadcast.class::isInstance));
    }

    @Test
    void aFinalityCertificateEntersTheNextViewBeforeItsBlockIsHeld() {
        Scene scene = replica(0, 4);

        scene.on(scene.received(2, new Message.Certified(scene.finality(scene.block(5)))));

        assertEquals(6, scene.status().view().value());
    }

    @Test
    void onlyTheVotesNearTheCurrentViewAreSentAgain() {
        Scene scene = replica(2, 4);
        long last = Resending.REACH + 10;
        nullifyUntil(scene, last);

        var votes = Scene.votesSent(scene.on(fired(RETRY, 1)));

        assertEquals(
                LongStream.rangeClosed(last - Resending.REACH, last).boxed().toList(),
                votes.stream().map(vote -> vote.ballot().view().value()).toList());
    }

    @Test
    void afterARestartTheVotesBeginWithTheOldestAboveTheFinalView() {
        Scene before = replica(2, 4);
        nullifyUntil(before, Resending.REACH + 10);
        Scene scene = before.restarted(LongStream.rangeClosed(1, Resending.REACH + 10)
                .<JournalRecord>mapToObj(view -> new JournalRecord.Cast(before.nullify(2, view)))
                .toList());
        scene.join();
        scene.on(Scene.changed(WORK));

        var votes = Scene.votesSent(scene.on(fired(RETRY, 1)));

        assertEquals(
                LongStream.rangeClosed(1, 1 + Resending.REACH).boxed().toList(),
                votes.stream().map(vote -> vote.ballot().view().value()).toList());
    }

    @Test
    void whereNoCertificateIsHeldTheOwnVotesAreTheAnswer() {
        Scene scene = replica(2, 4);
        scene.on(fired(ADVANCE, 1));
        scene.on(scene.received(3, new Message.Certified(scene.nullification(40))));

        var effects = scene.on(scene.received(3, new Message.CertificateRequest(new View(1), new View(1))));

        assertEquals(List.of(new Effect.Send(3, new Message.Voted(scene.nullify(2, 1), Work.NONE))), effects);
    }

    @Test
    void aViewThatWasJumpedOverIsGivenUpForOneThatAsks() {
        Scene scene = replica(2, 4);
        scene.on(scene.received(3, new Message.Certified(scene.nullification(40))));

        var effects = scene.on(scene.received(3, new Message.CertificateRequest(new View(39), new View(41))));

        assertEquals(List.of(scene.nullify(2, 39)), Scene.votesSent(effects));
        assertEquals(List.of(new JournalRecord.Cast(scene.nullify(2, 39))), Scene.journalled(effects));
    }

    @Test
    void whatAFinalizeVoteStoodOnIsAnsweredAfterARestartToo() {
        Scene before = replica(3, 4);
        Block b1 = before.block(1);
        before.havingVotedFor(b1, 0);
        var records = new ArrayList<>(Scene.journalled(before.on(before.received(before.notarize(2, b1)))));
        records.addFirst(new JournalRecord.Kept(b1, new View(0)));
        Scene scene = before.restarted(records);
        scene.join();

        var effects = scene.on(scene.received(2, new Message.CertificateRequest(new View(1), new View(1))));

        var notarization = before.certificate(before.notarize(1, b1), before.notarize(2, b1), before.notarize(3, b1));
        assertEquals(List.of(new Effect.Send(2, new Message.CertificateAnswer(List.of(notarization)))), effects);
        assertEquals(2, scene.status().view().value());
    }

    @Test
    void atRestTheNewestFinalityCertificateIsShownNowAndThen() {
        Scene scene = asleep(3, 4);
        Block b1 = scene.block(1);
        scene.on(new Input.FinalReached(new Tip(new Height(1), b1.id(), new View(1), scene.finality(b1))));

        var effects = scene.on(fired(REST, 1));

        assertEquals(List.of(broadcast(scene.finality(b1)), arm(REST, 2, Pace.REST_RETRIES * 500L)), effects);
    }

    @Test
    void whoHasTheSameFinalViewSaysNothingToThat() {
        Scene scene = asleep(3, 4);
        Block b1 = scene.block(1);
        scene.on(new Input.FinalReached(new Tip(new Height(1), b1.id(), new View(1), scene.finality(b1))));

        var effects = scene.on(scene.received(1, new Message.Certified(scene.finality(b1))));

        assertEquals(List.of(), effects);
    }

    @Test
    void whoShowsAnOlderOneIsAnsweredWithTheNewest() {
        Scene scene = asleep(3, 4);
        Block b1 = scene.block(1);
        Block b2 = scene.child(b1, 2);
        scene.on(new Input.FinalReached(new Tip(new Height(2), b2.id(), new View(2), scene.finality(b2))));

        var effects = scene.on(scene.received(1, new Message.Certified(scene.finality(b1))));

        var answer = new Message.CertificateAnswer(List.of(scene.finality(b2)));
        assertEquals(List.of(new Effect.Send(1, answer)), effects);
    }

    @Test
    void withWorkTheRetriesSayEnough() {
        Scene scene = replica(3, 4);
        Block b1 = scene.block(1);
        scene.on(new Input.FinalReached(new Tip(new Height(1), b1.id(), new View(1), scene.finality(b1))));

        var effects = scene.on(fired(REST, 1));

        assertEquals(List.of(arm(REST, 2, Pace.REST_RETRIES * 500L)), effects);
    }

    private static void nullifyUntil(Scene scene, long last) {
        for (long view = 1; view <= last; view++) {
            scene.on(fired(ADVANCE, view));
            scene.inView(view < last ? view + 1 : view);
        }
    }
}
