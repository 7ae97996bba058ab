package io.bitcraps.events.event;

import static io.bitcraps.events.codec.Scalars.AMOUNT;
import static io.bitcraps.events.codec.Scalars.KEY;
import static io.bitcraps.events.codec.Scalars.NONCE;

import io.bitcraps.events.codec.JsonCodec;
import io.bitcraps.events.codec.Scalars;
import io.bitcraps.events.codec.Variant;

/** Members of the events of accounts, in the order of their records. */
final class LedgerEvents {

    private static final JsonCodec<String> MEMO = Scalars.hex(0, 32);
    private static final JsonCodec<RefusalReason> REASON = Scalars.constant(RefusalReason.class, RefusalReason::text);

    static final Variant<Event.TokensIssued> TOKENS_ISSUED = new Variant<>(
            "tokens-issued",
            (writer, event) -> writer.member("amount", AMOUNT, event.amount()),
            reader -> new Event.TokensIssued(reader.member("amount", AMOUNT)));

    static final Variant<Event.TokensGranted> TOKENS_GRANTED = new Variant<>(
            "tokens-granted",
            (writer, event) -> writer.member("to", KEY, event.to()).member("amount", AMOUNT, event.amount()),
            reader -> new Event.TokensGranted(reader.member("to", KEY), reader.member("amount", AMOUNT)));

    static final Variant<Event.AccountOpened> ACCOUNT_OPENED = new Variant<>(
            "account-opened",
            (writer, event) -> writer.member("account", KEY, event.account())
                    .member("payer", KEY, event.payer())
                    .member("fee", AMOUNT, event.fee()),
            reader -> new Event.AccountOpened(
                    reader.member("account", KEY), reader.member("payer", KEY), reader.member("fee", AMOUNT)));

    static final Variant<Event.FeeCharged> FEE_CHARGED = new Variant<>(
            "fee-charged",
            (writer, event) -> writer.member("account", KEY, event.account()).member("amount", AMOUNT, event.amount()),
            reader -> new Event.FeeCharged(reader.member("account", KEY), reader.member("amount", AMOUNT)));

    static final Variant<Event.ActionRefused> ACTION_REFUSED = new Variant<>(
            "action-refused",
            (writer, event) -> writer.member("account", KEY, event.account())
                    .member("nonce", NONCE, event.nonce())
                    .member("reason", REASON, event.reason())
                    .member("fits", AMOUNT, event.fits()),
            reader -> new Event.ActionRefused(
                    reader.member("account", KEY),
                    reader.member("nonce", NONCE),
                    reader.member("reason", REASON),
                    reader.member("fits", AMOUNT)));

    static final Variant<Event.Transferred> TRANSFERRED = new Variant<>(
            "transferred",
            (writer, event) -> writer.member("from", KEY, event.from())
                    .member("to", KEY, event.to())
                    .member("amount", AMOUNT, event.amount())
                    .member("fee", AMOUNT, event.fee())
                    .member("memo", MEMO, event.memo()),
            reader -> new Event.Transferred(
                    reader.member("from", KEY),
                    reader.member("to", KEY),
                    reader.member("amount", AMOUNT),
                    reader.member("fee", AMOUNT),
                    reader.member("memo", MEMO)));

    private LedgerEvents() {}
}
