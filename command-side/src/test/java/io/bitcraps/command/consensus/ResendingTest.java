package io.bitcraps.command.consensus;

import static io.bitcraps.command.consensus.Scene.WORK;
import static io.bitcraps.command.consensus.Scene.arm;
import static io.bitcraps.command.consensus.Scene.asleep;
import static io.bitcraps.command.consensus.Scene.broadcast;
import static io.bitcraps.command.consensus.Scene.fired;
import static io.bitcraps.command.consensus.Scene.replica;
import static io.bitcraps.command.consensus.Timer.Kind.ADVANCE;
import static io.bitcraps.command.consensus.Timer.Kind.RETRY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.id.View;
import java.util.List;
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
}
