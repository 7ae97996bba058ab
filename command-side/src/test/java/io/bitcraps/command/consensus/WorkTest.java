package io.bitcraps.command.consensus;

import static io.bitcraps.command.consensus.Scene.WORK;
import static io.bitcraps.command.consensus.Scene.arm;
import static io.bitcraps.command.consensus.Scene.asleep;
import static io.bitcraps.command.consensus.Scene.fired;
import static io.bitcraps.command.consensus.Scene.replica;
import static io.bitcraps.command.consensus.Timer.Kind.ADVANCE;
import static io.bitcraps.command.consensus.Timer.Kind.LEADER;
import static io.bitcraps.command.consensus.Timer.Kind.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Without work no timer runs and nothing is proposed; an empty block only ever serves an ancestor's finality. */
class WorkTest {

    @Test
    void theTimersStartWhenWorkBecomesKnown() {
        Scene scene = asleep(2, 4);

        var effects = scene.on(Scene.changed(WORK));

        assertEquals(List.of(arm(LEADER, 1, 200), arm(ADVANCE, 1, 300)), effects);
    }

    @Test
    void theTimersStopWhenTheWorkIsDone() {
        Scene scene = replica(2, 4);

        var effects = scene.on(Scene.changed(Work.NONE));

        assertEquals(List.of(new Effect.Disarm(LEADER), new Effect.Disarm(ADVANCE)), effects);
    }

    @Test
    void aSleeperVotesOnAProposalWithoutTimers() {
        Scene scene = asleep(2, 4);
        Block b1 = scene.block(1);

        var effects = scene.on(scene.received(scene.proposal(b1, 0)));

        assertEquals(List.of(new Effect.Verify(b1)), effects);
    }

    @Test
    void aLeaderWithoutWorkProposesNothing() {
        Scene scene = asleep(1, 4);

        assertEquals(1, scene.leader(scene.status().view().value()));
        assertEquals(List.of(), scene.on(Scene.changed(Work.NONE)));
    }

    @Test
    void aLeaderBuildsAsSoonAsWorkArrives() {
        Scene scene = asleep(1, 4);

        var effects = scene.on(Scene.changed(WORK));

        assertTrue(effects.contains(new Effect.Build(new View(1), Scene.GENESIS, false)));
    }

    @Test
    void aNullifyThatNamesWorkMakesASleeperAskForIt() {
        Scene scene = asleep(2, 4);

        var effects = scene.on(scene.received(3, new Message.Voted(scene.nullify(3, 1), WORK)));

        assertEquals(List.of(new Effect.WorkNamed(3, WORK)), effects);
    }

    @Test
    void aNullifyThatNamesNoneWakesNobody() {
        Scene scene = asleep(2, 4);

        var effects = scene.on(scene.received(scene.nullify(3, 1)));

        assertEquals(List.of(), effects);
    }

    @Test
    void aNotarizedBlockAboveTheFinalOneIsWork() {
        Scene scene = asleep(3, 4);
        Block b1 = scene.block(1);
        scene.havingVotedFor(b1, 0);

        var effects = scene.on(scene.received(scene.notarize(2, b1)));

        assertTrue(effects.containsAll(List.of(arm(LEADER, 2, 200), arm(ADVANCE, 2, 300))));
    }

    @Test
    void aLeaderWithNothingToBuildGivesTheParentTimeToBecomeFinal() {
        Scene scene = asleep(2, 4);
        Block b1 = scene.block(1);
        scene.havingVotedFor(b1, 0);

        var effects = scene.on(scene.received(scene.notarize(3, b1)));

        assertTrue(effects.contains(arm(PATIENCE, 2, 50)));
        assertTrue(effects.stream().noneMatch(Effect.Build.class::isInstance));
    }

    @Test
    void anEmptyBlockIsBuiltWhenTheParentIsStillNotFinal() {
        Scene scene = asleep(2, 4);
        Block b1 = scene.block(1);
        scene.havingVotedFor(b1, 0);
        scene.on(scene.received(scene.notarize(3, b1)));

        var effects = scene.on(fired(PATIENCE, 2));

        assertEquals(List.of(new Effect.Build(new View(2), b1.id(), true)), effects);
    }

    @Test
    void noEmptyBlockIsBuiltOnAFinalOne() {
        Scene scene = asleep(2, 4);
        Block b1 = scene.block(1);
        scene.havingVotedFor(b1, 0);
        scene.on(scene.received(scene.notarize(3, b1)));
        scene.on(scene.received(scene.finalizes(1, b1)));
        scene.on(scene.received(scene.finalizes(3, b1)));

        var effects = scene.on(fired(PATIENCE, 2));

        assertEquals(List.of(), effects);
    }

    @Test
    void aBuilderThatFoundNothingTriesAgainOnNewWork() {
        Scene scene = replica(1, 4);
        scene.on(new Input.NothingToBuild(new View(1)));

        var effects = scene.on(Scene.changed(new Work.Unrevealed(new Height(7))));

        assertEquals(List.of(new Effect.Build(new View(1), Scene.GENESIS, false)), effects);
    }
}
