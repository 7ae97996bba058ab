package io.bitcraps.command.axon;

import static io.bitcraps.command.rules.Felts.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.command.rules.BlockContext;
import io.bitcraps.command.rules.Game;
import io.bitcraps.command.rules.Ledger;
import io.bitcraps.command.rules.RandomPlay;
import io.bitcraps.command.rules.Rules;
import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.money.Amount;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.Test;

class AxonDeciderTest {

    private static final BlockContext BLOCK = new BlockContext(new Height(1), START_MS + 1);

    private final AxonDecider axon = new AxonDecider();
    private final List<EventMessage<?>> published = new ArrayList<>();

    AxonDeciderTest() {
        axon.events().subscribe(published::addAll);
    }

    @Property(tries = 20)
    void decidesAsTheRulesDo(@ForAll long seed) {
        RandomPlay byAxon = new RandomPlay(seed, axon::decide);
        RandomPlay byRules = new RandomPlay(seed, Rules::decide);

        for (int step = 0; step < 120; step++) {
            assertEquals(byRules.step(), byAxon.step());
        }

        assertEquals(byRules.game().state().root(), byAxon.game().state().root());
    }

    @Test
    void publishesABlockAsAWholeInOrder() {
        var ledger = new Ledger(genesisLedger(parameters()).state());

        List<Event> decided = new ArrayList<>();
        int beforeCommit;
        try (AxonBlock block = axon.open(ledger, BLOCK)) {
            for (long nonce = 0; nonce < 3; nonce++) {
                var events = block.decide(action(BOB, nonce, new ActionBody.Transfer(ALICE, Amount.crap(4_000), "")));
                events.forEach(event -> Rules.evolve(ledger, new Entry.EventEntry(event), BLOCK));
                decided.addAll(events);
            }
            beforeCommit = published.size();
            block.commit();
        }

        assertEquals(0, beforeCommit);
        assertEquals(List.of("Transferred", "Transferred", "ActionRefused"), names(decided));
        assertEquals(decided, published.stream().map(EventMessage::getPayload).toList());
    }

    @Test
    void takesIdentifiersAndTimesFromActionAndBlock() {
        var ledger = new Ledger(genesisLedger(parameters()).state());

        axon.decide(ledger, action(BOB, 0, new ActionBody.Transfer(STRANGER, Amount.crap(1), "")), BLOCK);

        assertEquals(
                List.of(BOB.text() + ":0:0", BOB.text() + ":0:1"),
                published.stream().map(EventMessage::getIdentifier).toList());
        published.forEach(
                message -> assertEquals(START_MS + 1, message.getTimestamp().toEpochMilli()));
    }

    @Test
    void publishesNothingOfAnAbandonedBlock() {
        var ledger = new Ledger(genesisLedger(parameters()).state());

        try (AxonBlock block = axon.open(ledger, BLOCK)) {
            block.decide(action(BOB, 0, new ActionBody.Transfer(ALICE, Amount.crap(1), "")));
        }

        assertEquals(List.of(), published);
    }

    @Test
    void letsABrokenInvariantThroughAndCanGoOnWithTheNextBlock() {
        var ledger = new Ledger(genesisLedger(parameters()).state());
        var unknown = action(STRANGER, 0, new ActionBody.JoinTable(T1));

        assertThrows(InvariantViolation.class, () -> axon.decide(ledger, unknown, BLOCK));
        var next = axon.decide(ledger, action(BOB, 0, new ActionBody.JoinTable(T1)), BLOCK);

        assertEquals(List.of("ActionRefused"), names(next));
    }

    @Test
    void refusesASecondBlockOnOneThread() {
        var ledger = Game.withDefaults().ledger();

        try (AxonBlock block = axon.open(ledger, BLOCK)) {
            assertThrows(InvariantViolation.class, () -> axon.open(ledger, BLOCK));
            assertEquals(
                    1,
                    block.decide(action(BOB, 0, new ActionBody.JoinTable(T1))).size());
        }
    }

    private static List<String> names(List<Event> events) {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }
}
