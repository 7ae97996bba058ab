package io.bitcraps.events.block;

/** The three votes of Simplex. Numbers are part of the wire format. */
public enum VoteKind {
    NOTARIZE(1),
    NULLIFY(2),
    FINALIZE(3);

    private final int number;

    VoteKind(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
