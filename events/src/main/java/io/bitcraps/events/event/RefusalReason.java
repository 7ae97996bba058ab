package io.bitcraps.events.event;

/**
 * Why an included action was not carried out, in order of precedence: the first that applies is recorded. Texts are
 * part of the log format.
 */
public enum RefusalReason {
    NOT_ALLOWED("not-allowed", "this key may not do that"),
    SAME_ACCOUNT("same-account", "sender and receiver are one account"),
    INVALID_KEY("invalid-key", "the receiver is not a valid Ed25519 public key, or a validator's"),
    AMOUNT_OUT_OF_RANGE("amount-out-of-range", "the amount is zero or beyond what is allowed"),
    INVALID_RULES("invalid-rules", "the table's rules are out of range"),
    INVALID_EVIDENCE("invalid-evidence", "these are not two votes of a validator that contradict each other"),
    ALREADY_CONVICTED("already-convicted", "the log holds evidence against that validator in this epoch"),
    UNKNOWN_PAY_TABLE("unknown-pay-table", "no pay table of that hash is registered"),
    TOO_MANY_TABLES("too-many-tables", "the account or the ledger has as many open tables as allowed"),
    UNKNOWN_TABLE("unknown-table", "there is no such table"),
    LOCKED_TABLE("locked-table", "the table is locked until its dice have fallen"),
    TABLE_CLOSED("table-closed", "the table is closing or closed"),
    NOT_INVITED("not-invited", "the table is by invitation, and this key has none"),
    ALREADY_SEATED("already-seated", "this key has a seat at the table"),
    TABLE_FULL("table-full", "every seat is taken"),
    NOT_SEATED("not-seated", "this key has no seat at the table"),
    STALE_ROLL("stale-roll", "the roll named is not the table's next one"),
    NOT_STARTED("not-started", "the game has not enough players yet"),
    BETS_STANDING("bets-standing", "bets of this seat still stand"),
    NOT_SHOOTER("not-shooter", "only the shooter may do that now"),
    NO_LINE_BET("no-line-bet", "the shooter needs a bet on the line"),
    TOO_EARLY("too-early", "the betting time is not over and not all seats are ready"),
    NO_BETS("no-bets", "the action names no bet"),
    UNKNOWN_BET("unknown-bet", "the table does not take that bet"),
    NO_SUCH_BET("no-such-bet", "no such bet stands, or not that much of it"),
    CONTRACT_BET("contract-bet", "the bet does not offer that at this point of the hand"),
    STAKE_TOO_SMALL("stake-too-small", "the stake is below the minimum or could win nothing"),
    STAKE_TOO_LARGE("stake-too-large", "the stake is above the table's maximum"),
    ODDS_OVER_CAP("odds-over-cap", "the odds are above what the flat bet allows"),
    TOO_MANY_BETS("too-many-bets", "the seat has as many open bets as allowed"),
    INSUFFICIENT_TOKENS("insufficient-tokens", "the account cannot pay that"),
    BET_LIABILITY("bet-liability", "one bet may not win that much of the bankroll"),
    ACCOUNT_LIABILITY("account-liability", "one account may not win that much of the bankroll"),
    TABLE_LIABILITY("table-liability", "one table may not win that much of the bankroll"),
    HOUSE_FULL("house-full", "the bankroll cannot cover the winnings");

    private final String text;
    private final String sentence;

    RefusalReason(String text, String sentence) {
        this.text = text;
        this.sentence = sentence;
    }

    public String text() {
        return text;
    }

    public String sentence() {
        return sentence;
    }
}
