package io.bitcraps.command.consensus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bitcraps.events.id.View;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private static final Scene SCENE = Scene.asleep(0, 4);

    /** Runs of nullified views say the same as looking at every view. */
    @Property(tries = 100)
    void runsOfNullifiedViewsAgreeWithASetOfThem(@ForAll long seed) {
        Random random = new Random(seed);
        Rounds rounds = new Rounds(3);
        TreeSet<Long> nullified = new TreeSet<>();
        long floor = 0;
        for (int i = 0; i < 60; i++) {
            if (random.nextInt(15) == 0) {
                floor += random.nextInt(6);
                rounds.raiseFloor(new View(floor));
                nullified.headSet(floor, true).clear();
            } else {
                long view = floor + 1 + random.nextInt(25);
                rounds.certify(SCENE.nullification(view));
                nullified.add(view);
            }
            long at = floor + 1 + random.nextInt(30);

            long open = at;
            while (nullified.contains(open)) {
                open++;
            }
            long since = at + 1;
            while (nullified.contains(since - 1)) {
                since--;
            }

            assertEquals(new View(open), rounds.notNullifiedFrom(new View(at)));
            assertEquals(new View(since), rounds.nullifiedSince(new View(at)));
        }
    }

    @Test
    void countsTheVotesItStillHolds() {
        Rounds rounds = new Rounds(3);
        rounds.add(SCENE.nullify(1, 3));
        rounds.add(SCENE.nullify(1, 3));
        rounds.add(SCENE.nullify(2, 4));

        rounds.raiseFloor(new View(3));

        assertEquals(1, rounds.heldVotes());
    }
}
