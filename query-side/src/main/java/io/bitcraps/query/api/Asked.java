package io.bitcraps.query.api;

import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import org.jspecify.annotations.Nullable;

/** What stands in paths and queries, checked. */
public final class Asked {

    /** Rows of a page where none are asked for. */
    public static final int PAGE = 20;

    /** The most rows of a page. */
    public static final int MAX_PAGE = 200;

    private static final long MAX_TICKET_WAIT_MS = 30_000;

    private Asked() {}

    public static PublicKey key(String text) {
        try {
            return PublicKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("malformed-key", "a key is 43 characters of base64url");
        }
    }

    public static Hash ticket(String text) {
        if (text.length() == Hash.HEX_LENGTH
                && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
            return Hash.parse(text);
        }
        throw Refusal.badRequest("malformed-ticket", "a ticket is 64 lower-case hex digits");
    }

    public static TableId table(String text) {
        try {
            return new TableId(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("malformed-table", "a table id is 1 to 32 characters of [a-z0-9-]");
        }
    }

    /** A number that is not negative, of at most 18 digits. */
    public static long number(String name, String text) {
        if (!text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Long.parseLong(text);
        }
        throw Refusal.badRequest("malformed-" + name, "the " + name + " is a number that is not negative");
    }

    static long before(@Nullable Long before) {
        return before == null ? Long.MAX_VALUE : before;
    }

    static int limit(@Nullable Integer limit) {
        if (limit == null) {
            return PAGE;
        }
        if (limit < 1 || limit > MAX_PAGE) {
            throw Refusal.badRequest("malformed-limit", "a limit is 1 to " + MAX_PAGE);
        }
        return limit;
    }

    /** Longer waits are cut short rather than refused. */
    public static long waitMs(@Nullable String wait) {
        if (wait == null) {
            return 0;
        }
        if (wait.isEmpty() || !wait.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw Refusal.badRequest("malformed-wait", "a wait is a number of milliseconds, not negative");
        }
        return wait.length() > 18 ? MAX_TICKET_WAIT_MS : Math.min(Long.parseLong(wait), MAX_TICKET_WAIT_MS);
    }
}
