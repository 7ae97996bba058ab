package io.bitcraps.node.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.block.Evidence;
import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.craps.Wager;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.log.EntryCodec;
import io.bitcraps.events.money.Amount;
import io.bitcraps.node.store.LogStore;
import io.bitcraps.query.port.Ingress;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LocalCommitteeTest {

    private static final TableId T1 = TableId.number(1);

    @Test
    void playsFromTheFirstTokenToSettledBetsAndAgrees() throws Exception {
        try (var committee = new LocalCommittee(4)) {
            Ingress first = committee.members.getFirst().ingress();
            Ingress second = committee.members.get(1).ingress();
            var alice = new LocalPlayer(committee.genesis.chain());

            var grant = first.faucet(alice.key.publicKey(), Amount.crap(100));
            var ticket =
                    assertInstanceOf(Ingress.Submission.Accepted.class, grant).ticket();
            assertInstanceOf(Ingress.Ticket.Final.class, first.ticket(ticket, 20_000));
            alice.does(new ActionBody.CreateTable(LocalPlayer.rules()), first);
            alice.does(new ActionBody.JoinTable(T1), second);
            for (long roll = 0; roll < 5; roll++) {
                var pass = new Wager(Spot.of(BetKind.FIELD), Amount.crap(1));
                alice.does(new ActionBody.PlaceBets(T1, roll, List.of(pass)), first);
                alice.does(
                        new ActionBody.PlaceBets(T1, roll, List.of(new Wager(Spot.of(BetKind.PASS), Amount.crap(1)))),
                        first);
                alice.does(new ActionBody.RollDice(T1, roll), second);
                awaitRoll(committee.members.getFirst().store(), roll);
            }

            assertEquals(List.of(), committee.failures());
            Height height = committee.members.getFirst().store().tip();
            for (var member : committee.members) {
                assertTrue(member.store().awaitAbove(new Height(height.value() - 1), 10_000));
                assertEquals(idAt(committee.members.getFirst().store(), height), idAt(member.store(), height));
            }
        }
    }

    @Test
    void convictsOnChainAValidatorThatVotesTwiceInAView() throws Exception {
        try (var committee = new LocalCommittee(4)) {
            Ingress first = committee.members.getFirst().ingress();
            var grant = first.faucet(
                    committee.genesis.genesis().parameters().faucet().getFirst(), Amount.crap(1));
            assertInstanceOf(
                    Ingress.Ticket.Final.class,
                    first.ticket(
                            assertInstanceOf(Ingress.Submission.Accepted.class, grant)
                                    .ticket(),
                            20_000));

            committee.equivocates(3);

            LogStore store = committee.members.getFirst().store();
            var convicted = (Event.ValidatorConvicted) await(store, event -> event instanceof Event.ValidatorConvicted);
            assertEquals(3, convicted.validator());
            assertEquals(Evidence.Offence.TWO_NOTARIZE, convicted.offence());
            assertTrue(committee.failures().stream().anyMatch(line -> line.contains("two-notarize in view")));
        }
    }

    private static BlockId idAt(LogStore store, Height height) {
        return Objects.requireNonNull(store.block(height)).id();
    }

    private static void awaitRoll(LogStore store, long roll) throws InterruptedException {
        await(store, event -> event instanceof Event.DiceRolled dice && dice.roll() == roll);
    }

    private static Event await(LogStore store, Predicate<Event> wanted) throws InterruptedException {
        for (Height before = Height.ZERO; store.awaitAbove(before, 20_000); before = before.next()) {
            for (byte[] bytes :
                    Objects.requireNonNull(store.block(before.next())).entries()) {
                if (EntryCodec.decode(bytes) instanceof Entry.EventEntry(Event event) && wanted.test(event)) {
                    return event;
                }
            }
        }
        throw new AssertionError("no such event in time");
    }
}
