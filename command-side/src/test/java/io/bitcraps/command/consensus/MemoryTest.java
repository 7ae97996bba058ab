package io.bitcraps.command.consensus;

import static io.bitcraps.command.consensus.Scene.asleep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.block.Block;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is held depends on how far finality lags and on openViews, never on what peers send. */
class MemoryTest {

    @Test
    void votesBeyondTheOpenViewsAreDropped() {
        Scene scene = asleep(2, 4);

        scene.on(scene.received(scene.nullify(3, 12)));

        assertEquals(0, scene.status().heldVotes());
    }

    @Test
    void votesOfTheLastOpenViewAreKept() {
        Scene scene = asleep(2, 4);

        scene.on(scene.received(scene.nullify(3, 11)));

        assertEquals(1, scene.status().heldVotes());
    }

    @Test
    void onlyTheFirstBlockOfAViewIsKept() {
        Scene scene = asleep(2, 4);
        scene.on(scene.received(scene.proposal(scene.block(1), 0)));

        scene.on(scene.received(scene.proposal(scene.block(1, Scene.GENESIS, 1, Scene.NOW + 1), 0)));

        assertEquals(1, scene.status().heldBlocks());
    }

    @Property(tries = 30)
    void oneValidatorCanNotFillTheMemory(@ForAll long seed) {
        Random random = new Random(seed);
        Scene scene = asleep(2, 4);
        for (int i = 0; i < 300; i++) {
            long view = 1L + random.nextInt(40);
            Block block = scene.block(view, Scene.GENESIS, 1, random.nextInt(3));
            scene.on(
                    switch (random.nextInt(3)) {
                        case 0 -> scene.received(scene.nullify(3, view));
                        case 1 -> scene.received(scene.finalizes(3, block));
                        default -> scene.received(scene.notarize(3, block));
                    });
        }

        Replica.Status status = scene.status();

        assertTrue(status.openRounds() <= 11 && status.heldVotes() <= 3 * 11 && status.heldBlocks() == 0);
    }
}
