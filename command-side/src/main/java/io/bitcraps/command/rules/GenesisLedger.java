package io.bitcraps.command.rules;

import io.bitcraps.command.rules.bets.PayTableCheck;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.PayTable;
import io.bitcraps.events.state.PayTableCodec;
import io.bitcraps.events.state.StateTrie;
import io.bitcraps.events.state.StateValue;
import io.bitcraps.events.state.StateValue.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Height 0: what the genesis file makes of nothing.
 *
 * @param entries of height 0, in order: the genesis entry, the issuance, then each allocation
 * @param state after them
 */
public record GenesisLedger(List<Entry> entries, StateTrie state) {

    /** The most that can ever be issued: 21,000,000 CRAP. What {@link PayTableCheck} bounds relies on it. */
    private static final Amount LARGEST_SUPPLY = Amount.crap(21_000_000);

    private static final int MAX_POW_BITS = 32;

    public GenesisLedger {
        entries = List.copyOf(entries);
    }

    /**
     * @param file SHA-256 of the genesis file's bytes
     * @throws IllegalArgumentException with every problem of the genesis, if it has any
     */
    public static GenesisLedger of(Genesis genesis, ChainId chain, Hash file) {
        List<String> problems = problems(genesis);
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

    private static List<String> problems(Genesis genesis) {
        List<String> problems = new ArrayList<>();
        Parameters parameters = genesis.parameters();
        require(problems, LARGEST_SUPPLY.atLeast(parameters.supplyCap()), "the supply cap is at most 21000000 CRAP");
        require(problems, parameters.supplyCap().atLeast(genesis.treasury()), "the treasury is within the supply cap");
        require(
                problems,
                parameters.powBits() >= 0 && parameters.powBits() <= MAX_POW_BITS,
                "a proof of work has 0 to 32 bits");
        require(problems, parameters.transferFeePerMille() >= 0, "the transfer fee is not negative");
        require(
                problems,
                parameters.betLiabilityPerMyriad() >= 0
                        && parameters.accountLiabilityPerMyriad() >= 0
                        && parameters.tableLiabilityPerMyriad() >= 0,
                "liabilities are not negative");
        genesis.payTables().forEach(payTable -> problems.addAll(PayTableCheck.problems(payTable)));
        checkAllocations(problems, genesis);
        return problems;
    }

    private static void checkAllocations(List<String> problems, Genesis genesis) {
        Set<PublicKey> opened = new TreeSet<>();
        genesis.committee().validators().forEach(validator -> {
            opened.add(validator.voteKey());
            opened.add(validator.cosignerKey());
            opened.add(validator.logKey());
        });
        long rest = genesis.treasury().micro();
        for (Genesis.Allocation allocation : genesis.allocations()) {
            String name = "allocation to " + allocation.account() + ": ";
            require(problems, opened.add(allocation.account()), name + "the key is a validator's or comes twice");
            require(problems, Ed25519.isValidKey(allocation.account()), name + "not a valid Ed25519 key");
            require(problems, allocation.amount().micro() <= rest, name + "more than is left of the treasury");
            rest = Math.max(0, rest - allocation.amount().micro());
        }
    }

    private static void require(List<String> problems, boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
