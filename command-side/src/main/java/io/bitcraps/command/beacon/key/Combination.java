package io.bitcraps.command.beacon.key;

import supranational.blst.P1;

/** What came of adding shares up. */
public sealed interface Combination {

    /**
     * The weighted sum. It is the seed if and only if it verifies under the group key: nothing here has checked the
     * single shares.
     */
    record Combined(P1 point) implements Combination {

        /** A fresh array of 48 bytes. */
        public byte[] signature() {
            return point.compress();
        }
    }

    record Refused(Reason reason) implements Combination {}

    enum Reason {
        TOO_FEW_SHARES,
        REPEATED_INDEX,
        /** An index beyond the committee. */
        UNKNOWN_INDEX,
        /** The weighted shares cancel out, as no seed does. */
        INFINITE_SUM
    }
}
