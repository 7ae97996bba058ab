package io.bitcraps.command.consensus;

import static io.bitcraps.command.consensus.Scene.NOW;
import static io.bitcraps.command.consensus.Scene.WORK;
import static io.bitcraps.command.consensus.Scene.fired;
import static io.bitcraps.command.consensus.Scene.replica;
import static io.bitcraps.command.consensus.Scene.votesSent;
import static io.bitcraps.command.consensus.Timer.Kind.ADVANCE;
import static io.bitcraps.command.consensus.Timer.Kind.LEADER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.id.View;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A view is given up on a timer or a failed verification, and never after finalize. */
class NullifyTest {

    @Test
    void aSilentLeaderIsNullifiedAndTheVoteNamesItsWork() {
        Scene scene = replica(2, 4);

        var effects = scene.on(fired(LEADER, 1));

        var vote = scene.nullify(2, 1);
        assertEquals(List.of(Scene.journal(vote), new Effect.Broadcast(new Message.Voted(vote, WORK))), effects);
    }

    @Test
    void theLeaderTimerIsMetByAProposal() {
        Scene scene = replica(2, 4);
        scene.on(scene.received(scene.proposal(scene.block(1), 0)));

        var effects = scene.on(fired(LEADER, 1));

        assertEquals(List.of(), effects);
    }

    @Test
    void aViewThatDoesNotEndIsNullifiedThoughWeVotedInIt() {
        Scene scene = replica(2, 4).havingVotedForBlockOfView(1);

        var effects = scene.on(fired(ADVANCE, 1));

        assertEquals(List.of(scene.nullify(2, 1)), votesSent(effects));
    }

    @Test
    void aRefusedProposalIsNullifiedAtOnce() {
        Scene scene = replica(2, 4);
        Block b1 = scene.block(1);
        scene.on(scene.received(scene.proposal(b1, 0)));

        var effects = scene.on(new Input.Refused(b1.id(), "state root"));

        assertEquals(List.of(scene.nullify(2, 1)), votesSent(effects));
    }

    @Test
    void nothingIsNotarizedAfterNullify() {
        Scene scene = replica(2, 4);
        Block b1 = scene.block(1);
        scene.on(scene.received(scene.proposal(b1, 0)));
        scene.on(fired(ADVANCE, 1));

        var effects = scene.on(new Input.Verified(b1.id(), NOW));

        assertEquals(List.of(), effects);
    }

    @Test
    void nothingIsNullifiedAfterFinalize() {
        Scene scene = replica(3, 4);
        Block b1 = scene.block(1);
        scene.havingVotedFor(b1, 0);
        scene.on(scene.received(scene.notarize(2, b1)));

        var effects = scene.on(fired(ADVANCE, 1));

        assertEquals(List.of(), effects);
    }

    @Test
    void nothingIsFinalizedAfterNullify() {
        Scene scene = replica(3, 4);
        Block b1 = scene.block(1);
        scene.havingVotedFor(b1, 0);
        scene.on(fired(ADVANCE, 1));

        var effects = scene.on(scene.received(scene.notarize(2, b1)));

        assertEquals(List.of(), votesSent(effects));
        assertEquals(new View(2), scene.status().view());
    }

    @Test
    void theThirdNullifyEntersTheNextView() {
        Scene scene = replica(3, 4);
        scene.on(scene.received(scene.nullify(0, 1)));
        scene.on(scene.received(scene.nullify(1, 1)));

        var effects = scene.on(scene.received(scene.nullify(2, 1)));

        var nullification = scene.certificate(scene.nullify(0, 1), scene.nullify(1, 1), scene.nullify(2, 1));
        assertEquals(Scene.broadcast(nullification), effects.getFirst());
        assertEquals(new View(2), scene.status().view());
    }

    @Test
    void aTimerOfAViewThatWasLeftIsStale() {
        Scene scene = replica(2, 4).inView(3);

        var effects = scene.on(fired(ADVANCE, 2));

        assertEquals(List.of(), effects);
    }

    @Test
    void aBlockThatSkipsHeightsIsRefusedWithoutVerifying() {
        Scene scene = replica(2, 4);
        Block odd = scene.block(1, Scene.GENESIS, 7, NOW);

        var effects = scene.on(scene.received(scene.proposal(odd, 0)));

        assertEquals(List.of(scene.nullify(2, 1)), votesSent(effects));
    }
}
