package io.bitcraps.command.rules;

/** Why a block must not hold an action at this place: a block that does is invalid. In order of precedence. */
public enum Unincludable {
    WRONG_CHAIN("wrong-chain", "the action is for another chain"),
    EXPIRED("expired", "the action was valid until an earlier height or block time"),
    VALIDITY_TOO_FAR("validity-too-far", "the action would stay valid for longer than allowed"),
    UNKNOWN_ACCOUNT("unknown-account", "the account is not open: tokens open it"),
    PROOF_OF_WORK("proof-of-work", "the account's first action lacks a proof of work for its key"),
    NONCE_USED("nonce-used", "the account has used that nonce"),
    NONCE_AHEAD("nonce-ahead", "the account's next nonce is a lower one"),
    TOO_MANY_OF_ACCOUNT("too-many-of-account", "the block holds as many actions of the account as allowed"),
    CANNOT_PAY_FEE("cannot-pay-fee", "the account cannot pay the action fee");

    private final String text;
    private final String sentence;

    Unincludable(String text, String sentence) {
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
