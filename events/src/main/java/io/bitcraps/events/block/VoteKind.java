package io.bitcraps.events.block;

import io.bitcraps.events.codec.Malformed;

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

    /** @throws Malformed if no kind has this number */
    public static VoteKind numbered(int number) {
        return switch (number) {
            case 1 -> NOTARIZE;
            case 2 -> NULLIFY;
            case 3 -> FINALIZE;
            default -> throw new Malformed("no vote has number " + number);
        };
    }
}
