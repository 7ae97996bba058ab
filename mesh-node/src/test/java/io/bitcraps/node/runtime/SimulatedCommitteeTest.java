package io.bitcraps.node.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.craps.Wager;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.money.Amount;
import io.bitcraps.query.port.Ingress;
import java.util.List;
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
