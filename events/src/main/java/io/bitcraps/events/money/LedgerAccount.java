package io.bitcraps.events.money;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import java.util.Comparator;

/** An account of the double-entry ledger. {@link #text} is its name in postings, reports and proofs. */
public sealed interface LedgerAccount {

    /** Players' available tokens by key, then held ones by key, then tables by id, then the common accounts. */
    Comparator<LedgerAccount> ORDER = LedgerAccounts::compare;

    String text();

    /**
     * The account whose {@link #text} this is.
     *
     * @throws IllegalArgumentException if it is none's
     */
    static LedgerAccount parse(String text) {
        return LedgerAccounts.parse(text);
    }

    /** What a player can stake and send. Never negative. */
    record Available(PublicKey key) implements LedgerAccount {
        @Override
        public String text() {
            return "player/" + key.text() + "/available";
        }
    }

    /** Antes, table deposits and transfer holds of a player. Never negative. */
    record Held(PublicKey key) implements LedgerAccount {
        @Override
        public String text() {
            return "player/" + key.text() + "/held";
        }
    }

    /** Stakes on a table, out of the players' reach until settled. Never negative. */
    record Escrow(TableId table) implements LedgerAccount {
        @Override
        public String text() {
            return "table/" + table.text() + "/escrow";
        }
    }

    /** The accounts of the house and of the ledger itself. Only {@code issuance} may be negative. */
    enum Common implements LedgerAccount {
        BANKROLL("house/bankroll"),
        EXPOSURE("house/exposure"),
        ISSUANCE("issuance"),
        FEES("fees"),
        CASHIER("cashier"),
        SUSPENSE("suspense");

        private final String text;

        Common(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }
}
