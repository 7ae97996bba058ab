package io.bitcraps.command.rules;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.block.Committee;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.state.Change;
import io.bitcraps.events.state.PayTable;
import io.bitcraps.events.state.StateKey;
import io.bitcraps.events.state.StateTrie;
import io.bitcraps.events.state.StateValue;
import io.bitcraps.events.state.StateValue.Account;
import io.bitcraps.events.state.StateValue.Agenda;
import io.bitcraps.events.state.StateValue.Bank;
import io.bitcraps.events.state.StateValue.Conviction;
import io.bitcraps.events.state.StateValue.Parameters;
import io.bitcraps.events.state.StateValue.RegisteredPayTable;
import io.bitcraps.events.state.StateValue.Seat;
import io.bitcraps.events.state.StateValue.Table;
import io.bitcraps.events.state.StateValue.ValidatorKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The state while one block is executed or replayed: reads fall through to the trie after the parent block, writes
 * stay here until {@link #commit}. A trie never changes, so dropping a ledger drops the block. One thread owns it.
 */
public final class Ledger {

    private static final String ONLY = "";

    private final StateTrie base;
    private final Layer<PublicKey, Account> accounts;
    private final Layer<TableId, Table> tables;
    private final Layer<SeatName, Seat> seats;
    private final Layer<Hash, RegisteredPayTable> payTables;
    private final Layer<String, Bank> bank;
    private final Layer<String, Agenda> agenda;
    private final Layer<String, Parameters> parameters;
    private final Layer<String, ValidatorKeys> validatorKeys;
    private final Layer<Convict, Conviction> convictions;

    public Ledger(StateTrie base) {
        this.base = base;
        accounts = new Layer<>(base, StateKey::account, Account.class);
        tables = new Layer<>(base, StateKey::table, Table.class);
        seats = new Layer<>(base, name -> StateKey.seat(name.table(), name.player()), Seat.class);
        payTables = new Layer<>(base, StateKey::payTable, RegisteredPayTable.class);
        bank = new Layer<>(base, only -> StateKey.bank(), Bank.class);
        agenda = new Layer<>(base, only -> StateKey.agenda(), Agenda.class);
        parameters = new Layer<>(base, only -> StateKey.parameters(), Parameters.class);
        validatorKeys = new Layer<>(base, only -> StateKey.validatorKeys(), ValidatorKeys.class);
        convictions = new Layer<>(
                base, convict -> StateKey.conviction(convict.epoch(), convict.validator()), Conviction.class);
    }

    public @Nullable Account account(PublicKey key) {
        return accounts.get(key);
    }

    /** @throws InvariantViolation if the account is not open */
    public Account openAccount(PublicKey key) {
        return present(accounts.get(key), "an account that moves tokens is open");
    }

    public @Nullable Table table(TableId id) {
        return tables.get(id);
    }

    /** @throws InvariantViolation if there never was such a table */
    public Table existingTable(TableId id) {
        return present(tables.get(id), "an event names a table that was created");
    }

    /** The player's bets at the table; empty where the trie has no leaf. */
    public Seat seat(TableId table, PublicKey player) {
        Seat seat = seats.get(new SeatName(table, player));
        return seat == null ? new Seat(table, player, List.of()) : seat;
    }

    public Bank bank() {
        return present(bank.get(ONLY), "a ledger has a bank");
    }

    public Agenda agenda() {
        return present(agenda.get(ONLY), "a ledger has an agenda");
    }

    public Parameters parameters() {
        return present(parameters.get(ONLY), "a ledger has parameters");
    }

    /** Null for a validator that was not convicted in the epoch. */
    public @Nullable Conviction conviction(Epoch epoch, int validator) {
        return convictions.get(new Convict(epoch, validator));
    }

    /** The vote key at the place in the committee; null if that has no such place. */
    public @Nullable PublicKey voteKey(int validator) {
        List<PublicKey> keys = committeeKeys();
        int at = Committee.SIGNING_KEYS * validator;
        return at < keys.size() ? keys.get(at) : null;
    }

    private List<PublicKey> committeeKeys() {
        return present(validatorKeys.get(ONLY), "a ledger knows its validators' keys")
                .keys();
    }

    /** Whether an account may be opened for that key: it is a valid one, and no validator's. About 80 us. */
    public boolean mayOpen(PublicKey key) {
        return !committeeKeys().contains(key) && Ed25519.isValidKey(key);
    }

    public @Nullable PayTable payTable(Hash hash) {
        RegisteredPayTable registered = payTables.get(hash);
        return registered == null ? null : registered.payTable();
    }

    /** The pay table of an existing table, whose hash was checked when the table was created. */
    public PayTable payTableOf(Table table) {
        return present(payTable(table.rules().payTable()), "a table's pay table is registered");
    }

    /** Sets the leaf that belongs to the value; a seat without bets has none. */
    public void put(StateValue value) {
        switch (value) {
            case Account account -> accounts.put(account.key(), account);
            case Table table -> tables.put(table.id(), table);
            case Seat seat ->
                seats.put(new SeatName(seat.table(), seat.player()), seat.bets().isEmpty() ? null : seat);
            case RegisteredPayTable payTable -> payTables.put(payTable.hash(), payTable);
            case Bank only -> bank.put(ONLY, only);
            case Agenda only -> agenda.put(ONLY, only);
            case Parameters only -> parameters.put(ONLY, only);
            case ValidatorKeys only -> validatorKeys.put(ONLY, only);
            case Conviction conviction ->
                convictions.put(new Convict(conviction.epoch(), conviction.validator()), conviction);
        }
    }

    /**
     * The trie with every change of this ledger; the ledger itself stays usable. Checks that the changes neither made
     * nor lost a token and that what is reserved is exactly what the open bets can still win.
     */
    public StateTrie commit() {
        List<Change> changes = new ArrayList<>();
        var conservation = new Conservation();
        for (Layer<?, ?> layer :
                List.of(accounts, tables, seats, payTables, bank, agenda, parameters, validatorKeys, convictions)) {
            layer.collect(changes, conservation);
        }
        conservation.check();
        return base.with(changes);
    }

    private static <V> V present(@Nullable V value, String sentence) {
        if (value == null) {
            throw new InvariantViolation(sentence);
        }
        return value;
    }

    private record Convict(Epoch epoch, int validator) {}

    private record SeatName(TableId table, PublicKey player) {}

    /** The leaves of one type that were touched, in order of first touch. */
    private static final class Layer<I, V extends StateValue> {

        private final StateTrie base;
        private final Function<I, StateKey> keys;
        private final Class<V> type;
        private final Map<I, Leaf<V>> leaves = new LinkedHashMap<>();

        Layer(StateTrie base, Function<I, StateKey> keys, Class<V> type) {
            this.base = base;
            this.keys = keys;
            this.type = type;
        }

        @Nullable
        V get(I id) {
            return leaf(id).now;
        }

        void put(I id, @Nullable V value) {
            leaf(id).now = value;
        }

        private Leaf<V> leaf(I id) {
            Leaf<V> leaf = leaves.get(id);
            if (leaf == null) {
                StateKey key = keys.apply(id);
                leaf = new Leaf<>(key, type.cast(base.get(key)));
                leaves.put(id, leaf);
            }
            return leaf;
        }

        void collect(List<Change> changes, Conservation conservation) {
            for (Leaf<V> leaf : leaves.values()) {
                V now = leaf.now;
                if (!Objects.equals(now, leaf.before)) {
                    changes.add(now == null ? new Change.Remove(leaf.key) : new Change.Put(leaf.key, now));
                    conservation.change(leaf.before, now);
                }
            }
        }
    }

    private static final class Leaf<V> {

        private final StateKey key;
        private final @Nullable V before;
        private @Nullable V now;

        Leaf(StateKey key, @Nullable V before) {
            this.key = key;
            this.before = before;
            this.now = before;
        }
    }
}
