package io.bitcraps.command.consensus;

import static io.bitcraps.command.consensus.Scene.WORK;
import static io.bitcraps.command.consensus.Scene.fired;
import static io.bitcraps.command.consensus.Scene.replica;
import static io.bitcraps.command.consensus.Timer.Kind.GATHER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.id.View;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A leader whose parent carried more than waits lets more come, for a few milliseconds. Validator 2 leads view 2. */
class GatheringTest {

    private final Scene scene = replica(2, 4);

    @Test
    void fewerActionsThanTheParentCarriedWait() {
        Block parent = inViewTwoOn(5);

        var effects = scene.on(waiting(parent, 4, false));

        assertEquals(List.of(), effects);
    }

    @Test
    void theWaitBeginsWithTheViewAndIsShort() {
        Block parent = scene.block(1, 5);
        scene.havingVotedFor(parent, 0);

        var effects = scene.on(scene.received(scene.notarize(3, parent)));

        assertTrue(effects.contains(Scene.arm(GATHER, 2, 100 / 32)));
    }

    @Test
    void asManyAsTheParentCarriedGoAtOnce() {
        Block parent = inViewTwoOn(5);

        var effects = scene.on(waiting(parent, 5, false));

        assertEquals(List.of(build(parent)), effects);
    }

    @Test
    void aSeedGoesAtOnce() {
        Block parent = inViewTwoOn(5);

        var effects = scene.on(waiting(parent, 1, true));

        assertEquals(List.of(build(parent)), effects);
    }

    @Test
    void aLoneClientIsNeverDelayed() {
        Block parent = scene.block(1, 1);
        scene.havingVotedFor(parent, 0);

        var effects = scene.on(scene.received(scene.notarize(3, parent)));

        assertEquals(build(parent), effects.getLast());
    }

    @Test
    void whatCameInTimeGoesWhenTheTimeIsOver() {
        Block parent = inViewTwoOn(5);
        scene.on(waiting(parent, 1, false));

        var effects = scene.on(fired(GATHER, 2));

        assertEquals(List.of(build(parent)), effects);
    }

    @Test
    void anActionAfterThatTimeGoesAtOnce() {
        Block parent = inViewTwoOn(5);
        scene.on(Scene.changed(Work.NONE));
        scene.on(fired(GATHER, 2));

        var effects = scene.on(waiting(parent, 1, false));

        assertEquals(List.of(build(parent)), effects);
    }

    @Test
    void aCountTakenOnAnOlderBlockIsNotTrusted() {
        inViewTwoOn(5);

        var effects = scene.on(new Input.WorkChanged(WORK, Scene.GENESIS, 9, false));

        assertEquals(List.of(), effects);
    }

    private Block inViewTwoOn(int carried) {
        Block parent = scene.block(1, carried);
        scene.havingVotedFor(parent, 0);
        scene.on(scene.received(scene.notarize(3, parent)));
        return parent;
    }

    private static Input waiting(Block parent, int actions, boolean seed) {
        return new Input.WorkChanged(WORK, parent.id(), actions, seed);
    }

    private static Effect build(Block parent) {
        return new Effect.Build(new View(2), parent.id(), false);
    }
}
