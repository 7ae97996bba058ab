package io.bitcraps.events.state;

import static io.bitcraps.events.codec.Scalars.AMOUNT;
import static io.bitcraps.events.codec.Scalars.COUNT;
import static io.bitcraps.events.codec.Scalars.EPOCH;
import static io.bitcraps.events.codec.Scalars.HASH;
import static io.bitcraps.events.codec.Scalars.HEIGHT;
import static io.bitcraps.events.codec.Scalars.INT;
import static io.bitcraps.events.codec.Scalars.KEY;
import static io.bitcraps.events.codec.Scalars.TABLE;
import static io.bitcraps.events.codec.Scalars.VIEW;

import io.bitcraps.events.block.Committee;
import io.bitcraps.events.block.Evidence.Offence;
import io.bitcraps.events.codec.JsonCodec;
import io.bitcraps.events.codec.Scalars;
import io.bitcraps.events.codec.Variant;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.state.StateValue.Account;
import io.bitcraps.events.state.StateValue.Agenda;
import io.bitcraps.events.state.StateValue.Bank;
import io.bitcraps.events.state.StateValue.Conviction;
import io.bitcraps.events.state.StateValue.Parameters;
import io.bitcraps.events.state.StateValue.PendingLock;
import io.bitcraps.events.state.StateValue.RegisteredPayTable;
import io.bitcraps.events.state.StateValue.ValidatorKeys;
import java.util.List;

/** Members of the state of ledger and house. */
final class LedgerValues {

    /** The most locks that may wait for their seed, as many as tables there may be. */
    static final int MAX_LOCKS = 65_536;

    /** The most keys that may ask for grants. */
    static final int MAX_FAUCET_KEYS = 16;

    private static final JsonCodec<List<PublicKey>> FAUCET = JsonCodec.list(KEY, MAX_FAUCET_KEYS);

    private static final JsonCodec<List<PublicKey>> VALIDATORS =
            JsonCodec.list(KEY, Committee.MAX_SIZE * Committee.SIGNING_KEYS);

    private static final JsonCodec<Offence> OFFENCE = Scalars.constant(Offence.class, Offence::text);

    private static final JsonCodec<PendingLock> LOCK = JsonCodec.object(
            (writer, lock) -> writer.member("height", HEIGHT, lock.height())
                    .member("table", TABLE, lock.table())
                    .member("roll", COUNT, lock.roll()),
            reader -> new PendingLock(
                    reader.member("height", HEIGHT), reader.member("table", TABLE), reader.member("roll", COUNT)));

    private static final JsonCodec<List<PendingLock>> LOCKS = JsonCodec.list(LOCK, MAX_LOCKS);

    static final Variant<Account> ACCOUNT = new Variant<>(
            "account",
            (writer, account) -> writer.member("key", KEY, account.key())
                    .member("available", AMOUNT, account.available())
                    .member("held", AMOUNT, account.held())
                    .member("nonce", COUNT, account.nonce())
                    .member("exposure", AMOUNT, account.exposure())
                    .member("openTables", INT, account.openTables()),
            reader -> new Account(
                    reader.member("key", KEY),
                    reader.member("available", AMOUNT),
                    reader.member("held", AMOUNT),
                    reader.member("nonce", COUNT),
                    reader.member("exposure", AMOUNT),
                    reader.member("openTables", INT)));

    static final Variant<Bank> BANK = new Variant<>(
            "bank",
            (writer, bank) -> writer.member("bankroll", AMOUNT, bank.bankroll())
                    .member("exposure", AMOUNT, bank.exposure())
                    .member("issued", AMOUNT, bank.issued())
                    .member("fees", AMOUNT, bank.fees())
                    .member("cashier", AMOUNT, bank.cashier())
                    .member("suspense", AMOUNT, bank.suspense()),
            reader -> new Bank(
                    reader.member("bankroll", AMOUNT),
                    reader.member("exposure", AMOUNT),
                    reader.member("issued", AMOUNT),
                    reader.member("fees", AMOUNT),
                    reader.member("cashier", AMOUNT),
                    reader.member("suspense", AMOUNT)));

    static final Variant<Agenda> AGENDA = new Variant<>(
            "agenda",
            (writer, agenda) -> writer.member("tablesCreated", COUNT, agenda.tablesCreated())
                    .member("tablesOpen", INT, agenda.tablesOpen())
                    .member("lastBlockTimeMs", COUNT, agenda.lastBlockTimeMs())
                    .member("locks", LOCKS, agenda.locks()),
            reader -> new Agenda(
                    reader.member("tablesCreated", COUNT),
                    reader.member("tablesOpen", INT),
                    reader.member("lastBlockTimeMs", COUNT),
                    reader.member("locks", LOCKS)));

    static final Variant<Parameters> PARAMETERS = new Variant<>(
            "parameters",
            (writer, p) -> writer.member("supplyCap", AMOUNT, p.supplyCap())
                    .member("actionFee", AMOUNT, p.actionFee())
                    .member("openingFee", AMOUNT, p.openingFee())
                    .member("transferFeePerMille", COUNT, p.transferFeePerMille())
                    .member("maxActionsPerAccountPerBlock", INT, p.maxActionsPerAccountPerBlock())
                    .member("maxValidityHeights", COUNT, p.maxValidityHeights())
                    .member("maxValidityMs", COUNT, p.maxValidityMs())
                    .member("powBits", INT, p.powBits())
                    .member("maxTables", INT, p.maxTables())
                    .member("maxTablesPerAccount", INT, p.maxTablesPerAccount())
                    .member("tableDeposit", AMOUNT, p.tableDeposit())
                    .member("maxOpenBets", INT, p.maxOpenBets())
                    .member("betLiabilityPerMyriad", COUNT, p.betLiabilityPerMyriad())
                    .member("accountLiabilityPerMyriad", COUNT, p.accountLiabilityPerMyriad())
                    .member("tableLiabilityPerMyriad", COUNT, p.tableLiabilityPerMyriad())
                    .member("faucetLimit", AMOUNT, p.faucetLimit())
                    .member("faucet", FAUCET, p.faucet()),
            reader -> new Parameters(
                    reader.member("supplyCap", AMOUNT),
                    reader.member("actionFee", AMOUNT),
                    reader.member("openingFee", AMOUNT),
                    reader.member("transferFeePerMille", COUNT),
                    reader.member("maxActionsPerAccountPerBlock", INT),
                    reader.member("maxValidityHeights", COUNT),
                    reader.member("maxValidityMs", COUNT),
                    reader.member("powBits", INT),
                    reader.member("maxTables", INT),
                    reader.member("maxTablesPerAccount", INT),
                    reader.member("tableDeposit", AMOUNT),
                    reader.member("maxOpenBets", INT),
                    reader.member("betLiabilityPerMyriad", COUNT),
                    reader.member("accountLiabilityPerMyriad", COUNT),
                    reader.member("tableLiabilityPerMyriad", COUNT),
                    reader.member("faucetLimit", AMOUNT),
                    reader.member("faucet", FAUCET)));

    static final Variant<RegisteredPayTable> PAY_TABLE = new Variant<>(
            "pay-table",
            (writer, registered) -> writer.member("hash", HASH, registered.hash())
                    .member("payTable", PayTableCodec.PAY_TABLE, registered.payTable()),
            reader -> new RegisteredPayTable(
                    reader.member("hash", HASH), reader.member("payTable", PayTableCodec.PAY_TABLE)));

    static final Variant<ValidatorKeys> VALIDATOR_KEYS = new Variant<>(
            "validator-keys",
            (writer, committee) -> writer.member("keys", VALIDATORS, committee.keys()),
            reader -> new ValidatorKeys(reader.member("keys", VALIDATORS)));

    static final Variant<Conviction> CONVICTION = new Variant<>(
            "conviction",
            (writer, conviction) -> writer.member("epoch", EPOCH, conviction.epoch())
                    .member("validator", INT, conviction.validator())
                    .member("view", VIEW, conviction.view())
                    .member("offence", OFFENCE, conviction.offence())
                    .member("height", HEIGHT, conviction.height()),
            reader -> new Conviction(
                    reader.member("epoch", EPOCH),
                    reader.member("validator", INT),
                    reader.member("view", VIEW),
                    reader.member("offence", OFFENCE),
                    reader.member("height", HEIGHT)));

    private LedgerValues() {}
}
