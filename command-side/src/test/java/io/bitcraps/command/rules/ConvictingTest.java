package io.bitcraps.command.rules;

import static io.bitcraps.command.rules.Felts.*;
import static io.bitcraps.command.rules.Votes.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bitcraps.events.action.ActionBody.ReportEvidence;
import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.block.Evidence.Offence;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.View;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two votes of one validator, reported by anybody. */
class ConvictingTest {

    @Test
    void convictsWhoNotarizesTwoBlocksOfAView() {
        assertConvicts(Offence.TWO_NOTARIZE, vote(VoteKind.NOTARIZE, block(1)), vote(VoteKind.NOTARIZE, block(2)));
    }

    @Test
    void convictsWhoFinalizesTwoBlocksOfAView() {
        assertConvicts(Offence.TWO_FINALIZE, vote(VoteKind.FINALIZE, block(1)), vote(VoteKind.FINALIZE, block(2)));
    }

    @Test
    void convictsWhoFinalizesAndNullifies() {
        assertConvicts(Offence.FINALIZE_AND_NULLIFY, vote(VoteKind.NULLIFY, null), vote(VoteKind.FINALIZE, block(1)));
    }

    @Test
    void convictsWhoFinalizesAnotherThanItNotarized() {
        assertConvicts(
                Offence.FINALIZE_AND_NOTARIZE_ANOTHER,
                vote(VoteKind.FINALIZE, block(1)),
                vote(VoteKind.NOTARIZE, block(2)));
    }

    @Test
    void refusesVotesThatAnHonestValidatorCasts() {
        String notarize = vote(VoteKind.NOTARIZE, block(1));

        assertEquals("invalid-evidence", report(notarize, vote(VoteKind.NULLIFY, null)));
        assertEquals("invalid-evidence", report(notarize, vote(VoteKind.FINALIZE, block(1))));
        assertEquals("invalid-evidence", report(notarize, notarize));
        assertEquals("invalid-evidence", report(notarize, notarizes(new View(8), CHAIN, Epoch.ZERO, 2, 102)));
        assertEquals("invalid-evidence", report(notarize, notarizes(VIEW, CHAIN, Epoch.ZERO, 3, 104)));
    }

    @Test
    void refusesVotesOfAnotherChainOrEpoch() {
        var elsewhere = new ChainId("test-0000000000000001");
        var next = new Epoch(1);

        assertEquals(
                "invalid-evidence",
                report(vote(VoteKind.NOTARIZE, block(1)), notarizes(VIEW, elsewhere, Epoch.ZERO, 2, 103)));
        assertEquals(
                "invalid-evidence",
                report(
                        notarizes(VIEW, CHAIN, next, 2, 103),
                        signed(CHAIN, new Ballot(VoteKind.NOTARIZE, next, VIEW, block(3)), 2, 103)));
    }

    @Test
    void refusesVotesThatTheValidatorDidNotSign() {
        String forged = notarizes(VIEW, CHAIN, Epoch.ZERO, 2, 104);

        assertEquals("invalid-evidence", report(vote(VoteKind.NOTARIZE, block(1)), forged));
        assertEquals("invalid-evidence", report(forged, vote(VoteKind.NOTARIZE, block(1))));
    }

    @Test
    void refusesVotesOfNoMember() {
        assertEquals(
                "invalid-evidence",
                report(
                        notarizes(VIEW, CHAIN, Epoch.ZERO, 4, 105),
                        signed(CHAIN, new Ballot(VoteKind.NOTARIZE, Epoch.ZERO, VIEW, block(1)), 4, 105)));
    }

    @Test
    void refusesWhatIsNoVote() {
        assertEquals("invalid-evidence", report("00".repeat(116), "00".repeat(116)));
        assertEquals("invalid-evidence", report(vote(VoteKind.NOTARIZE, block(1)), "03".repeat(84)));
    }

    @Test
    void convictsOnceInAnEpoch() {
        var game = Game.withDefaults();
        String first = vote(VoteKind.NOTARIZE, block(1));
        game.act(ALICE, new ReportEvidence(first, vote(VoteKind.NOTARIZE, block(2))));

        var again = game.act(BOB, new ReportEvidence(first, vote(VoteKind.NOTARIZE, block(3))));

        assertEquals("already-convicted", Answers.verdict(again));
    }

    private static void assertConvicts(Offence offence, String first, String second) {
        List<Event> events = Game.withDefaults().act(BOB, new ReportEvidence(first, second));

        assertEquals(List.of(new Event.ValidatorConvicted(Epoch.ZERO, 2, VIEW, offence)), events);
    }

    private static String report(String first, String second) {
        return Answers.verdict(Game.withDefaults().act(BOB, new ReportEvidence(first, second)));
    }
}
