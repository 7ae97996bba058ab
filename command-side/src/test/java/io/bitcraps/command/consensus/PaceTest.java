package io.bitcraps.command.consensus;

import static io.bitcraps.command.consensus.Scene.NOW;
import static io.bitcraps.command.consensus.Scene.arm;
import static io.bitcraps.command.consensus.Scene.fired;
import static io.bitcraps.command.consensus.Scene.replica;
import static io.bitcraps.command.consensus.Scene.votesSent;
import static io.bitcraps.command.consensus.Timer.Kind.ADVANCE;
import static io.bitcraps.command.consensus.Timer.Kind.CLOCK;
import static io.bitcraps.command.consensus.Timer.Kind.LEADER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.block.Block;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Timers grow with nullified views beyond f, shrink to nothing for a silent leader; early proposals are waited for. */
class PaceTest {

    @Test
    void oneNullifiedViewIsWithinWhatFaultyLeadersExplain() {
        Scene scene = replica(0, 4);

        var effects = scene.on(scene.received(1, new Message.Certified(scene.nullification(1))));

        assertTrue(effects.contains(arm(LEADER, 2, 200)));
    }

    @Test
    void theSecondNullifiedViewInARowDoublesDelta() {
        Scene scene = replica(0, 4).inView(2);

        var effects = scene.on(scene.received(1, new Message.Certified(scene.nullification(2))));

        assertTrue(effects.containsAll(List.of(arm(LEADER, 3, 400), arm(ADVANCE, 3, 600))));
    }

    @Test
    void deltaStopsGrowingAtItsMaximum() {
        Scene scene = replica(0, 4).inView(9);

        var effects = scene.on(scene.received(1, new Message.Certified(scene.nullification(9))));

        assertTrue(effects.contains(arm(LEADER, 10, 3200)));
    }

    @Test
    void aNotarizationResetsDelta() {
        Scene scene = replica(0, 4).inView(5);

        var effects = scene.on(scene.received(1, new Message.Certified(scene.notarization(scene.block(5)))));

        assertTrue(effects.contains(arm(LEADER, 6, 200)));
    }

    @Test
    void aLeaderSilentForItsLastTurnsIsSkippedAtOnceWhileAQuorumOfOthersIsHeard() {
        Scene scene = replica(0, 4);
        nullifyWithout(scene, 3, 1, 14);

        var effects = scene.on(scene.received(scene.nullify(2, 14)));

        assertTrue(effects.containsAll(List.of(arm(LEADER, 15, 0), arm(ADVANCE, 15, 0))));
    }

    @Test
    void aVoteOfTheSilentLeaderEndsTheSkipping() {
        Scene scene = replica(0, 4);
        nullifyWithout(scene, 3, 1, 14);
        scene.on(scene.received(scene.notarize(3, scene.block(14))));

        var effects = scene.on(scene.received(scene.nullify(2, 14)));

        assertTrue(effects.contains(arm(LEADER, 15, 3200)));
    }

    @Test
    void aProposalFromTheFutureIsVotedOnWhenItsTimeHasCome() {
        Scene scene = replica(2, 4);
        Block early = scene.block(1, Scene.GENESIS, 1, NOW + 230);
        scene.on(scene.received(scene.proposal(early, 0)));

        var waiting = scene.on(new Input.Verified(early.id(), NOW));
        var voting = scene.on(fired(CLOCK, 1));

        assertEquals(List.of(arm(CLOCK, 1, 30)), waiting);
        assertEquals(List.of(scene.notarize(2, early)), votesSent(voting));
    }

    /** Views first to last - 1 are nullified by all but one; in the last only validator 1 was heard. */
    private static void nullifyWithout(Scene scene, int silent, long first, long last) {
        for (long view = first; view < last; view++) {
            scene.on(fired(ADVANCE, view));
            for (int other = 1; other < 4; other++) {
                if (other != silent) {
                    scene.on(scene.received(scene.nullify(other, view)));
                }
            }
        }
        scene.on(fired(ADVANCE, last));
        scene.on(scene.received(scene.nullify(1, last)));
    }
}
