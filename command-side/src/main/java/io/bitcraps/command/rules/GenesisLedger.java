package io.bitcraps.command.rules;

import io.bitcraps.events.event.Event;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.PayTable;
import io.bitcraps.events.state.PayTableCodec;
import io.bitcraps.events.state.StateTrie;
import io.bitcraps.events.state.StateValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Height 0: what the genesis file makes of nothing.
 *
 * @param entries of height 0, in order: the genesis entry, the issuance, then each allocation
 * @param state after them
 */
public record GenesisLedger(List<Entry> entries, StateTrie state) {

    public GenesisLedger {
        entries = List.copyOf(entries);
    }

    /**
     * @param file SHA-256 of the genesis file's bytes
     * @throws IllegalArgumentException with every problem of the genesis, if it has any
     */
    public static GenesisLedger of(Genesis genesis, ChainId chain, Hash file) {
        List<String> problems = GenesisCheck.problems(genesis);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("genesis: " + String.join("; ", problems));
        }
        Ledger ledger = new Ledger(leaves(genesis));
        BlockContext block = new BlockContext(Height.ZERO, genesis.timeMs());
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry.GenesisEntry(chain, file));
        for (Event event : events(genesis)) {
            Entry entry = new Entry.EventEntry(event);
            Rules.evolve(ledger, entry, block);
            entries.add(entry);
        }
        return new GenesisLedger(entries, ledger.commit());
    }

    /** What stands in the state before any token exists: what the file fixes, and accounts of zero. */
    public static StateTrie leaves(Genesis genesis) {
        List<StateValue> values = new ArrayList<>();
        values.add(genesis.parameters());
        values.add(new StateValue.Agenda(0, 0, genesis.timeMs(), List.of()));
        values.add(new StateValue.Bank(Amount.ZERO, Amount.ZERO, Amount.ZERO, Amount.ZERO, Amount.ZERO, Amount.ZERO));
        values.add(new StateValue.ValidatorKeys(genesis.committee().signingKeys()));
        for (PayTable payTable : genesis.payTables()) {
            values.add(new StateValue.RegisteredPayTable(PayTableCodec.hash(payTable), payTable));
        }
        return StateTrie.of(values);
    }

    private static List<Event> events(Genesis genesis) {
        List<Event> events = new ArrayList<>();
        events.add(new Event.TokensIssued(genesis.treasury()));
        for (Genesis.Allocation allocation : genesis.allocations()) {
            events.add(new Event.AccountOpened(allocation.account(), allocation.account(), Amount.ZERO));
            events.add(new Event.TokensGranted(allocation.account(), allocation.amount()));
        }
        return events;
    }
}
