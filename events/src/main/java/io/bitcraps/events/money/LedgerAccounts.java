package io.bitcraps.events.money;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.money.LedgerAccount.Available;
import io.bitcraps.events.money.LedgerAccount.Common;
import io.bitcraps.events.money.LedgerAccount.Escrow;
import io.bitcraps.events.money.LedgerAccount.Held;

/** Names and order of the ledger's accounts. */
final class LedgerAccounts {

    private static final String PLAYER = "player/";
    private static final String TABLE = "table/";

    private LedgerAccounts() {}

    static LedgerAccount parse(String text) {
        if (text.startsWith(PLAYER)) {
            if (text.endsWith("/available")) {
                return new Available(PublicKey.parse(between(text, PLAYER, "/available")));
            }
            if (text.endsWith("/held")) {
                return new Held(PublicKey.parse(between(text, PLAYER, "/held")));
            }
        }
        if (text.startsWith(TABLE) && text.endsWith("/escrow")) {
            return new Escrow(new TableId(between(text, TABLE, "/escrow")));
        }
        for (Common common : Common.values()) {
            if (common.text().equals(text)) {
                return common;
            }
        }
        throw new IllegalArgumentException("no account has the name " + text);
    }

    /** Empty where the two ends overlap, which no id may be. */
    private static String between(String text, String start, String end) {
        return text.substring(start.length(), Math.max(start.length(), text.length() - end.length()));
    }

    static int compare(LedgerAccount one, LedgerAccount other) {
        if (one instanceof Available a && other instanceof Available b) {
            return a.key().compareTo(b.key());
        }
        if (one instanceof Held a && other instanceof Held b) {
            return a.key().compareTo(b.key());
        }
        if (one instanceof Escrow a && other instanceof Escrow b) {
            return a.table().compareTo(b.table());
        }
        if (one instanceof Common a && other instanceof Common b) {
            return a.compareTo(b);
        }
        return Integer.compare(kind(one), kind(other));
    }

    private static int kind(LedgerAccount account) {
        return switch (account) {
            case Available a -> 0;
            case Held a -> 1;
            case Escrow a -> 2;
            case Common a -> 3;
        };
    }
}
