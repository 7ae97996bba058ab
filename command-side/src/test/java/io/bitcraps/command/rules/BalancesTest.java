package io.bitcraps.command.rules;

import static io.bitcraps.command.rules.Felts.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.money.Amount;
import org.junit.jupiter.api.Test;

/** What no decision does, no event may do either. */
class BalancesTest {

    private final Ledger ledger = new Ledger(genesisLedger(parameters()).state());

    @Test
    void noBalanceFallsBelowZero() {
        Amount all = ledger.openAccount(ALICE).available();

        evolve(new Event.FeeCharged(ALICE, all));

        assertEquals(Amount.ZERO, ledger.openAccount(ALICE).available());
        assertThrows(InvariantViolation.class, () -> evolve(new Event.FeeCharged(ALICE, new Amount(1))));
    }

    @Test
    void nothingIsIssuedBeyondTheCap() {
        Amount left = parameters().supplyCap().minus(ledger.bank().issued());

        evolve(new Event.TokensIssued(left));

        assertEquals(parameters().supplyCap(), ledger.bank().issued());
        assertThrows(InvariantViolation.class, () -> evolve(new Event.TokensIssued(new Amount(1))));
    }

    private void evolve(Event event) {
        Rules.evolve(ledger, new Entry.EventEntry(event), new BlockContext(new Height(1), START_MS + 1));
    }
}
