package io.bitcraps.events.audit;

/**
 * Something that is not as the protocol says.
 *
 * @param place path of a file, or height and log position
 * @param sentence for people
 */
public record Finding(Kind kind, String place, String sentence) {
    /** What is wrong. Texts are stable: scripts compare them. */
    public enum Kind {
        /** The genesis file is not the one that the auditor trusts, or its entries are not what follows from it. */
        GENESIS("genesis"),
        POLICY("policy"),
        CHECKPOINT("checkpoint"),
        /** A signature of the checkpoint does not hold, or there is no quorum. */
        CHECKPOINT_SIGNATURE("checkpoint-signature"),
        /** Strict mode: a signature line that nobody vouches for. */
        SURPLUS_SIGNATURE("surplus-signature"),
        MISSING_FILE("missing-file"),
        /** Strict mode: a file that no export has. */
        SURPLUS_FILE("surplus-file"),
        /** A file that does not have the form of its name, or that cannot be read. */
        MALFORMED_FILE("malformed-file"),
        /** A tile that is not what the entries give. */
        TILE("tile"),
        /** The entries, or those that the blocks hold, do not give the size and root of the checkpoint. */
        ROOT("root"),
        HEADER("header"),
        CERTIFICATE("certificate"),
        MALFORMED_ENTRY("malformed-entry"),
        /** Entries of a block that stand in another order than the protocol's, or are too many or too few. */
        ENTRY_ORDER("entry-order"),
        ACTION_SIGNATURE("action-signature"),
        NONCE("nonce"),
        /** An action of another chain, expired, or valid for too long. */
        VALIDITY("validity"),
        /** An account's key is no valid key, or its proof of work is none. */
        ACCOUNT_KEY("account-key"),
        /** An account went below zero, or tokens were made or lost. */
        BALANCE("balance"),
        /** Seeds of header and entries differ, no lock waits for one, or it is not the committee's. */
        SEED("seed"),
        DICE("dice"),
        /** Re-execution gives other entries, other balances than the postings, or breaks off. */
        EXECUTION("execution"),
        STATE_ROOT("state-root"),
        /** A conviction that is not proven by the votes reported, or the second of one validator. */
        EVIDENCE("evidence");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** One line: kind, place and sentence. Whoever made the export must not forge or hide lines by a file's name. */
    @Override
    public String toString() {
        return (kind.text + ": " + place + ": " + sentence).replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }
}
