package io.bitcraps.command.consensus;

import static io.bitcraps.command.consensus.Scene.NOW;
import static io.bitcraps.command.consensus.Scene.WORK;
import static io.bitcraps.command.consensus.Scene.fired;
import static io.bitcraps.command.consensus.Scene.journalled;
import static io.bitcraps.command.consensus.Scene.replica;
import static io.bitcraps.command.consensus.Scene.votesSent;
import static io.bitcraps.command.consensus.Timer.Kind.ADVANCE;
import static io.bitcraps.command.consensus.Timer.Kind.RETRY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.id.View;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A restart may forget view and certificates, never votes; it votes only once q - 1 others told what they know. */
class RestartTest {

    @Test
    void aStartAsksTheOthersBeforeItVotes() {
        Scene scene = replica(2, 4).restarted(List.of());

        var effects = scene.on(new Input.Started(5));

        assertEquals(new Effect.Broadcast(new Message.NewestVoteRequest(5)), effects.getFirst());
        assertFalse(scene.status().votes());
    }

    @Test
    void itVotesAfterTwoOfFourAnswered() {
        Scene scene = replica(2, 4).restarted(List.of());
        scene.on(new Input.Started(5));
        scene.on(scene.received(0, new Message.NewestVoteAnswer(5, List.of())));

        scene.on(scene.received(1, new Message.NewestVoteAnswer(5, List.of())));

        assertTrue(scene.status().votes());
    }

    @Test
    void answersToAnEarlierStartDoNotCount() {
        Scene scene = replica(2, 4).restarted(List.of());
        scene.on(new Input.Started(5));

        scene.on(scene.received(0, new Message.NewestVoteAnswer(4, List.of())));
        scene.on(scene.received(1, new Message.NewestVoteAnswer(4, List.of())));

        assertFalse(scene.status().votes());
    }

    @Test
    void oneValidatorThatAnswersTwiceCountsOnce() {
        Scene scene = replica(2, 4).restarted(List.of());
        scene.on(new Input.Started(5));

        scene.on(scene.received(0, new Message.NewestVoteAnswer(5, List.of())));
        scene.on(scene.received(0, new Message.NewestVoteAnswer(5, List.of())));

        assertFalse(scene.status().votes());
    }

    @Test
    void aVoteThatTheJournalLacksMakesItFollowForGood() {
        Scene scene = replica(2, 4).restarted(List.of());
        scene.on(new Input.Started(5));
        Vote forgotten = scene.nullify(2, 1);

        var effects = scene.on(scene.received(0, new Message.NewestVoteAnswer(5, List.of(forgotten))));
        scene.on(scene.received(1, new Message.NewestVoteAnswer(5, List.of())));
        scene.on(scene.received(3, new Message.NewestVoteAnswer(5, List.of())));

        assertInstanceOf(Effect.Follow.class, effects.getFirst());
        assertFalse(scene.status().votes());
    }

    @Test
    void aFollowerStillCommits() {
        Scene scene = replica(2, 4).restarted(List.of());
        scene.on(new Input.Started(5));
        scene.on(scene.received(0, new Message.NewestVoteAnswer(5, List.of(scene.nullify(2, 1)))));
        Block b2 = scene.block(2);
        scene.on(scene.received(3, new Message.Certified(scene.finality(b2))));
        scene.on(scene.received(3, new Message.BlockAnswer(b2)));

        var effects = scene.on(new Input.Executed(b2.id()));

        assertTrue(effects.contains(new Effect.Commit(List.of(b2.id()), scene.finality(b2))));
    }

    @Test
    void aVoteInTheJournalIsSentAgainVerbatim() {
        Scene before = replica(2, 4);
        List<JournalRecord> journal = journalled(before.on(fired(ADVANCE, 1)));
        Scene after = before.restarted(journal);
        after.join();
        after.on(Scene.changed(WORK));

        var effects = after.on(fired(RETRY, 1));

        assertEquals(List.of(before.nullify(2, 1)), votesSent(effects));
    }

    @Test
    void nothingIsVotedAgainstTheJournal() {
        Scene before = replica(2, 4);
        List<JournalRecord> journal = journalled(before.on(fired(ADVANCE, 1)));
        Scene after = before.restarted(journal);
        after.join();
        Block b1 = after.block(1);

        var effects = new ArrayList<>(after.on(after.received(after.proposal(b1, 0))));
        effects.addAll(after.on(new Input.Verified(b1.id(), NOW)));

        assertEquals(List.of(), votesSent(effects));
    }

    @Test
    void aLeaderSendsItsJournalledProposalAgain() {
        Scene before = replica(1, 4);
        Block b1 = before.block(1);
        List<JournalRecord> journal = journalled(before.on(new Input.Built(new View(1), b1)));
        Scene after = before.restarted(journal);
        after.join();
        after.on(Scene.changed(WORK));

        var effects = after.on(fired(RETRY, 1));

        assertTrue(effects.contains(new Effect.Broadcast(before.proposal(b1, 0))));
    }

    @Test
    void recordsAtOrBelowTheFloorSayNothingAnyMore() {
        Scene before = replica(3, 4);
        Block b1 = before.block(1);
        List<JournalRecord> journal = journalled(before.on(fired(ADVANCE, 1)));
        Tip tip = new Tip(b1.header().height(), b1.id(), new View(1), before.finality(b1));
        Scene after = before.restarted(new Recovery(tip, journal));
        after.join();

        assertEquals(0, after.status().heldVotes());
        assertEquals(new View(2), after.status().view());
    }

    @Test
    void anotherValidatorsStartIsToldItsNewestVotes() {
        Scene scene = replica(2, 4);
        scene.on(scene.received(scene.nullify(3, 1)));

        var effects = scene.on(scene.received(3, new Message.NewestVoteRequest(8)));

        var answer = new Message.NewestVoteAnswer(8, List.of(scene.nullify(3, 1)));
        assertEquals(List.of(new Effect.Send(3, answer)), effects);
    }
}
