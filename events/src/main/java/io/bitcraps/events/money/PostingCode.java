package io.bitcraps.events.money;

/** Why tokens moved. Numbers and texts are part of the log format and never change their meaning. */
public enum PostingCode {
    ISSUE(1, "issue"),
    GRANT(2, "grant"),
    TRANSFER(3, "transfer"),
    TRANSFER_FEE(4, "transfer-fee"),
    OPENING_FEE(5, "opening-fee"),
    ACTION_FEE(6, "action-fee"),
    STAKE(7, "stake"),
    STAKE_RETURN(8, "stake-return"),
    STAKE_LOST(9, "stake-lost"),
    WINNINGS(10, "winnings"),
    RESERVE(11, "reserve"),
    RELEASE(12, "release"),
    ANTE(13, "ante"),
    ANTE_RETURN(14, "ante-return"),
    DEPOSIT(15, "deposit"),
    DEPOSIT_RETURN(16, "deposit-return");

    private final int number;
    private final String text;

    PostingCode(int number, String text) {
        this.number = number;
        this.text = text;
    }

    public int number() {
        return number;
    }

    public String text() {
        return text;
    }
}
