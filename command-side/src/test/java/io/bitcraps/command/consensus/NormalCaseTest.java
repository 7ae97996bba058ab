package io.bitcraps.command.consensus;

import static io.bitcraps.command.consensus.Scene.NOW;
import static io.bitcraps.command.consensus.Scene.arm;
import static io.bitcraps.command.consensus.Scene.broadcast;
import static io.bitcraps.command.consensus.Scene.journal;
import static io.bitcraps.command.consensus.Scene.replica;
import static io.bitcraps.command.consensus.Timer.Kind.ADVANCE;
import static io.bitcraps.command.consensus.Timer.Kind.LEADER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.id.View;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing fails: propose, notarize, finalize. n = 4, q = 3; the leader of view v is v mod 4. */
class NormalCaseTest {

    @Test
    void aProposalIsVerifiedAtOnce() {
        Scene scene = replica(2, 4);
        Block b1 = scene.block(1);

        var effects = scene.on(scene.received(scene.proposal(b1, 0)));

        assertEquals(List.of(new Effect.Verify(b1)), effects);
    }

    @Test
    void aVerifiedProposalIsJournalledWithItsBlockAndThenNotarized() {
        Scene scene = replica(2, 4);
        Block b1 = scene.block(1);
        scene.on(scene.received(scene.proposal(b1, 0)));

        var effects = scene.on(new Input.Verified(b1.id(), NOW));

        assertEquals(List.of(journal(b1, 0, scene.notarize(2, b1)), broadcast(scene.notarize(2, b1))), effects);
    }

    @Test
    void theThirdNotarizeEntersTheNextViewAndFinalizes() {
        Scene scene = replica(3, 4);
        Block b1 = scene.block(1);
        scene.havingVotedFor(b1, 0);

        var effects = scene.on(scene.received(scene.notarize(2, b1)));

        var notarization = scene.certificate(scene.notarize(1, b1), scene.notarize(2, b1), scene.notarize(3, b1));
        assertEquals(
                List.of(
                        broadcast(notarization),
                        arm(LEADER, 2, 200),
                        arm(ADVANCE, 2, 300),
                        journal(notarization, scene.finalizes(3, b1)),
                        broadcast(scene.finalizes(3, b1))),
                effects);
    }

    @Test
    void theThirdFinalizeCommits() {
        Scene scene = replica(3, 4);
        Block b1 = scene.block(1);
        scene.havingVotedFor(b1, 0);
        scene.on(scene.received(scene.notarize(2, b1)));
        scene.on(scene.received(scene.finalizes(1, b1)));

        var effects = scene.on(scene.received(scene.finalizes(2, b1)));

        var finality = scene.certificate(scene.finalizes(1, b1), scene.finalizes(2, b1), scene.finalizes(3, b1));
        assertEquals(List.of(new Effect.Commit(List.of(b1.id()), finality), new Effect.Prune(new View(1))), effects);
    }

    @Test
    void theLastBlockMakesItsAncestorsFinalWithIt() {
        Scene scene = replica(3, 4);
        Block b1 = scene.block(1);
        Block b2 = scene.child(b1, 2);
        scene.havingVotedFor(b1, 0);
        scene.on(scene.received(scene.notarize(2, b1)));
        scene.havingVotedFor(b2, 1);

        var effects = scene.on(scene.received(0, new Message.Certified(scene.finality(b2))));

        assertTrue(effects.contains(new Effect.Commit(List.of(b1.id(), b2.id()), scene.finality(b2))));
    }

    @Test
    void theLeaderBuildsAsSoonAsItEntersItsViewWithWork() {
        Scene scene = replica(2, 4);
        Block b1 = scene.block(1);
        scene.havingVotedFor(b1, 0);

        var effects = scene.on(scene.received(scene.notarize(3, b1)));

        assertEquals(new Effect.Build(new View(2), b1.id(), false), effects.getLast());
    }

    @Test
    void theLeadersProposalIsItsVoteAndCarriesTheParentsNotarization() {
        Scene scene = replica(2, 4);
        Block b1 = scene.block(1);
        Block b2 = scene.child(b1, 2);
        scene.havingVotedFor(b1, 0);
        scene.on(scene.received(scene.notarize(3, b1)));

        var effects = scene.on(new Input.Built(new View(2), b2));

        var notarization = scene.certificate(scene.notarize(1, b1), scene.notarize(2, b1), scene.notarize(3, b1));
        assertEquals(
                List.of(
                        journal(b2, 1, scene.notarize(2, b2)),
                        new Effect.Broadcast(scene.proposal(b2, 1, notarization))),
                effects);
    }

    @Test
    void aCommitteeOfOneCommitsItsBlockInOneStep() {
        Scene scene = replica(0, 1);
        Block b1 = scene.block(1);

        var effects = scene.on(new Input.Built(new View(1), b1));

        var committed = effects.stream().filter(Effect.Commit.class::isInstance).toList();
        assertEquals(
                List.of(b1.id()),
                assertInstanceOf(Effect.Commit.class, committed.getFirst()).blocks());
        assertEquals(new Effect.Build(new View(2), b1.id(), false), lastBuild(effects));
    }

    private static Effect lastBuild(List<Effect> effects) {
        return effects.stream().filter(Effect.Build.class::isInstance).toList().getLast();
    }
}
