package io.bitcraps.command.consensus;

import static io.bitcraps.command.consensus.Scene.fired;
import static io.bitcraps.command.consensus.Scene.replica;
import static io.bitcraps.command.consensus.Scene.votesSent;
import static io.bitcraps.command.consensus.Timer.Kind.ADVANCE;
import static io.bitcraps.command.consensus.Timer.Kind.RETRY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A certified block that is missing is fetched, executed and then finalized; far behind, the runtime is told. */
class CatchUpTest {

    @Test
    void anUnknownNotarizedBlockIsAskedForFromItsLeader() {
        Scene scene = replica(0, 4);
        Block b1 = scene.block(1);

        var effects = scene.on(scene.received(2, new Message.Certified(scene.notarization(b1))));

        assertTrue(effects.contains(new Effect.Send(1, new Message.BlockRequest(b1.id()))));
    }

    @Test
    void whoDoesNotHaveItIsFollowedByTheNext() {
        Scene scene = replica(0, 4);
        Block b1 = scene.block(1);
        scene.on(scene.received(2, new Message.Certified(scene.notarization(b1))));

        var effects = scene.on(scene.received(1, new Message.BlockUnknown(b1.id())));

        assertEquals(List.of(new Effect.Send(2, new Message.BlockRequest(b1.id()))), effects);
    }

    @Test
    void aFetchedBlockIsExecutedAndNotVerified() {
        Scene scene = replica(0, 4);
        Block b1 = scene.block(1);
        scene.on(scene.received(2, new Message.Certified(scene.notarization(b1))));

        var effects = scene.on(scene.received(1, new Message.BlockAnswer(b1)));

        assertEquals(List.of(new Effect.Execute(b1)), effects);
    }

    @Test
    void anExecutedNotarizedBlockIsFinalizedWithItsBodyInTheJournal() {
        Scene scene = replica(0, 4);
        Block b1 = scene.block(1);
        scene.on(scene.received(2, new Message.Certified(scene.notarization(b1))));
        scene.on(scene.received(1, new Message.BlockAnswer(b1)));

        var effects = scene.on(new Input.Executed(b1.id()));

        assertEquals(
                List.of(
                        new JournalRecord.Kept(b1, new View(0)),
                        new JournalRecord.Proved(scene.notarization(b1)),
                        new JournalRecord.Cast(scene.finalizes(0, b1))),
                Scene.journalled(effects));
        assertEquals(List.of(scene.finalizes(0, b1)), votesSent(effects));
    }

    @Test
    void aBlockNobodyAskedForIsDropped() {
        Scene scene = replica(0, 4);

        scene.on(scene.received(1, new Message.BlockAnswer(scene.block(1))));

        assertEquals(0, scene.status().heldBlocks());
    }

    @Test
    void executionThatContradictsACertifiedBlockStopsTheNode() {
        Scene scene = replica(0, 4);
        Block b1 = scene.block(1);
        scene.on(scene.received(2, new Message.Certified(scene.notarization(b1))));
        scene.on(scene.received(1, new Message.BlockAnswer(b1)));

        var effects = scene.on(new Input.Contradicted(b1.id(), "state root"));

        assertInstanceOf(Effect.Halt.class, effects.getLast());
        assertEquals(List.of(), scene.on(fired(ADVANCE, 2)));
    }

    @Test
    void aRefusedProposalThatIsNotarizedIsExecutedWithoutTheVotersRules() {
        Scene scene = replica(0, 4);
        Block b1 = scene.block(1);
        scene.on(scene.received(scene.proposal(b1, 0)));
        scene.on(new Input.Refused(b1.id(), "a seed was left out"));

        var effects = scene.on(scene.received(2, new Message.Certified(scene.notarization(b1))));

        assertTrue(effects.contains(new Effect.Execute(b1)));
    }

    @Test
    void ancestorsAreFetchedOneByOne() {
        Scene scene = replica(0, 4);
        Block b1 = scene.block(1);
        Block b2 = scene.child(b1, 2);
        scene.on(scene.received(2, new Message.Certified(scene.finality(b2))));

        var effects = scene.on(scene.received(2, new Message.BlockAnswer(b2)));

        assertEquals(List.of(new Effect.Send(2, new Message.BlockRequest(b1.id()))), effects);
    }

    @Test
    void aFinalBlockTooFarAboveIsLeftToTheRuntime() {
        Scene scene = replica(0, 4);
        Block far = scene.block(90, scene.block(89).id(), 60, Scene.NOW);
        scene.on(scene.received(2, new Message.Certified(scene.finality(far))));

        var effects = scene.on(scene.received(2, new Message.BlockAnswer(far)));

        assertEquals(List.of(new Effect.Behind(scene.finality(far))), effects);
    }

    @Test
    void moreThanFThatLackABlockBelowAFinalOneMeanItIsLongStored() {
        Scene scene = replica(0, 4);
        Block b2 = scene.child(scene.block(1), 2);
        scene.on(scene.received(2, new Message.Certified(scene.finality(b2))));
        scene.on(scene.received(2, new Message.BlockUnknown(b2.id())));

        var effects = scene.on(scene.received(3, new Message.BlockUnknown(b2.id())));

        assertEquals(List.of(new Effect.Behind(scene.finality(b2))), effects);
    }

    @Test
    void behindIsRepeatedUntilTheRuntimeHasCaughtUp() {
        Scene scene = replica(0, 4);
        Block far = scene.block(90, scene.block(89).id(), 60, Scene.NOW);
        scene.on(scene.received(2, new Message.Certified(scene.finality(far))));
        scene.on(scene.received(2, new Message.BlockAnswer(far)));

        var effects = scene.on(fired(RETRY, 91));

        assertTrue(effects.contains(new Effect.Behind(scene.finality(far))));
    }

    @Test
    void catchingUpMovesTheFloorAndTheView() {
        Scene scene = replica(0, 4);
        Block far = scene.block(90, scene.block(89).id(), 60, Scene.NOW);

        scene.on(new Input.FinalReached(new Tip(new Height(60), far.id(), new View(90), scene.finality(far))));

        assertEquals(new View(91), scene.status().view());
        assertEquals(far.id(), scene.status().tip().block());
    }

    @Test
    void theTipReachedByCatchingUpIsNotALoser() {
        Scene scene = replica(0, 4);
        Block b1 = scene.block(1);
        Block b2 = scene.child(b1, 2);
        scene.on(scene.received(2, new Message.Certified(scene.finality(b2))));
        scene.on(scene.received(2, new Message.BlockAnswer(b2)));

        var effects =
                scene.on(new Input.FinalReached(new Tip(new Height(2), b2.id(), new View(2), scene.finality(b2))));

        assertFalse(effects.stream().anyMatch(Effect.Drop.class::isInstance));
    }

    @Test
    void aLosingBranchIsDropped() {
        Scene scene = replica(0, 4);
        Block lost = scene.block(1);
        scene.on(scene.received(scene.proposal(lost, 0)));
        scene.on(scene.received(2, new Message.Certified(scene.nullification(1))));
        Block b2 = scene.block(2);
        scene.on(scene.received(scene.proposal(b2, 0)));
        scene.on(new Input.Verified(b2.id(), Scene.NOW));

        var effects = scene.on(scene.received(2, new Message.Certified(scene.finality(b2))));

        assertTrue(effects.contains(new Effect.Drop(List.of(lost.id()))));
    }

    @Test
    void contradictingCertificatesStopTheNode() {
        Scene scene = replica(0, 4);
        scene.on(scene.received(2, new Message.Certified(scene.finality(scene.block(1)))));

        var effects = scene.on(scene.received(2, new Message.Certified(scene.nullification(1))));

        assertInstanceOf(Effect.Halt.class, effects.getLast());
    }

    @Test
    void oneThatSaysTwiceThatItLacksABlockCountsOnce() {
        Scene scene = replica(0, 4);
        Block b2 = scene.child(scene.block(1), 2);
        scene.on(scene.received(2, new Message.Certified(scene.finality(b2))));
        scene.on(scene.received(2, new Message.BlockUnknown(b2.id())));

        var effects = scene.on(scene.received(2, new Message.BlockUnknown(b2.id())));

        assertEquals(List.of(), effects);
    }

    @Test
    void whoWasNotAskedCanNotSayThatABlockIsUnknown() {
        Scene scene = replica(0, 4);
        Block b2 = scene.child(scene.block(1), 2);
        scene.on(scene.received(2, new Message.Certified(scene.finality(b2))));

        var effects = scene.on(scene.received(3, new Message.BlockUnknown(b2.id())));

        assertEquals(List.of(), effects);
    }

    @Test
    void nothingFollowsAHalt() {
        Scene scene = replica(0, 4);
        Block b1 = scene.block(1);

        var effects = scene.on(
                scene.received(2, new Message.CertificateAnswer(List.of(scene.finality(b1), scene.nullification(1)))));

        assertInstanceOf(Effect.Halt.class, effects.getLast());
    }
}
