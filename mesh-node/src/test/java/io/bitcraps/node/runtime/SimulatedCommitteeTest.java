package io.bitcraps.node.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.craps.Wager;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.money.Amount;
import io.bitcraps.query.port.Ingress;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SimulatedCommitteeTest {

    private static final TableId T1 = TableId.number(1);

    @Test
    void playsFromTheFirstTokenToADecidedHandInOneThread() {
        List<String> log = play(11);

        assertNotEquals(List.of(), log);
    }

    @Test
    void doesTheSameAgainFromTheSameSeed() {
        assertEquals(play(12), play(12));
    }

    @Test
    void whoAbstainsFollowsAndVotesOnlyOnceAYoungerBlockIsFinal() {
        long untilMs = SimulatedCommittee.START_MS + 3_000;
        var committee = new SimulatedCommittee(4, 13, untilMs);
        var first = committee.members.getFirst();
        var abstainer = committee.members.getLast();

        long votedAt = 0;
        for (int i = 0; i < 500 && votedAt == 0; i++) {
            var grant = assertInstanceOf(
                    Ingress.Submission.Accepted.class,
                    first.ingress().faucet(committee.player().key.publicKey(), Amount.crap(1)));
            long height = committee.settled(grant.ticket(), first);
            votedAt = lastVoted(first, height) ? height : 0;
        }

        assertTrue(votedAt > 0, "it never voted");
        long younger = votedAt;
        while (header(first, younger - 1).timeMs() > untilMs) {
            younger--;
        }
        assertTrue(younger < votedAt, "it voted for the first block that is younger, or before");
        for (long height = 1; height <= younger; height++) {
            assertTrue(!lastVoted(first, height), "it voted at height " + height);
        }
        committee.until(() -> abstainer.store().tip().equals(first.store().tip()));
        assertEquals(committee.blocks(first), committee.blocks(abstainer));
        assertEquals(List.of(), committee.failures);
    }

    private static BlockHeader header(SimulatedCommittee.Member member, long height) {
        return Objects.requireNonNull(member.store().header(new Height(height)));
    }

    /** Whether the last validator's vote is in the block's certificate. */
    private static boolean lastVoted(SimulatedCommittee.Member at, long height) {
        Certificate finality =
                Objects.requireNonNull(at.store().block(new Height(height))).finality();
        return finality != null && finality.votes().getLast().validator() == 3;
    }

    /** Plays some rolls; the block ids that all members agree on, and when all that had happened. */
    private static List<String> play(long seed) {
        var committee = new SimulatedCommittee(4, seed);
        var first = committee.members.getFirst();
        var second = committee.members.get(1);
        LocalPlayer alice = committee.player();
        var grant = assertInstanceOf(
                Ingress.Submission.Accepted.class, first.ingress().faucet(alice.key.publicKey(), Amount.crap(100)));
        committee.settled(grant.ticket(), first);
        committee.plays(alice, new ActionBody.CreateTable(LocalPlayer.rules()), first);
        committee.plays(alice, new ActionBody.JoinTable(T1), first);
        for (long roll = 0; roll < 3; roll++) {
            var pass = new Wager(Spot.of(BetKind.PASS), Amount.crap(1)); // who shoots has a bet on the line
            committee.plays(alice, new ActionBody.PlaceBets(T1, roll, List.of(pass)), first);
            long lock = committee.plays(alice, new ActionBody.RollDice(T1, roll), first);
            committee.until(() -> first.store().tip().value() > lock);
        }
        committee.until(() -> committee.members.stream()
                .allMatch(member -> member.store().tip().equals(second.store().tip())));

        assertEquals(List.of(), committee.failures);
        List<String> log = committee.blocks(first);
        for (var member : committee.members) {
            assertEquals(log, committee.blocks(member));
        }
        log.add("at " + committee.agenda.nowMs() + " ms, after " + committee.agenda.steps() + " steps");
        return log;
    }
}
