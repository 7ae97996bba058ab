package io.bitcraps.node.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values a setting takes. */
public sealed interface Kind {

    /** Longest text, in characters. */
    int MAX_LENGTH = 4_096;

    /** What is wrong with the value, as the end of a sentence, or null. */
    @Nullable
    String complaint(String value);

    /** Whether the value is never shown. */
    default boolean isSecret() {
        return switch (this) {
            case Text text -> text.secret();
            case SecretUrl url -> true;
            case Whole whole -> false;
            case Flag flag -> false;
            case OneOf oneOf -> false;
            case Hints hints -> false;
        };
    }

    static Kind flag() {
        return new Flag();
    }

    static Kind text() {
        return new Text(false);
    }

    /** Never shown. */
    static Kind secret() {
        return new Text(true);
    }

    /** Whoever knows the address may post to it: never shown. */
    static Kind secretUrl() {
        return new SecretUrl();
    }

    static Kind integer(long min, long max) {
        return new Whole(min, max);
    }

    static Kind oneOf(String... values) {
        return new OneOf(List.of(values));
    }

    static Kind hints() {
        return new Hints();
    }

    record Whole(long min, long max) implements Kind {
        @Override
        public @Nullable String complaint(String value) {
            boolean digits = value.matches("[0-9]{1,10}");
            return digits && Long.parseLong(value) >= min && Long.parseLong(value) <= max
                    ? null
                    : "must be a whole number from " + min + " to " + max;
        }
    }

    record Flag() implements Kind {
        private static final List<String> TRUE = List.of("true", "1", "yes");
        private static final List<String> FALSE = List.of("false", "0", "no");

        @Override
        public @Nullable String complaint(String value) {
            return TRUE.contains(value) || FALSE.contains(value) ? null : "must be true, false, 1, 0, yes or no";
        }

        static boolean isTrue(String value) {
            return TRUE.contains(value);
        }
    }

    record Text(boolean secret) implements Kind {
        @Override
        public @Nullable String complaint(String value) {
            return value.length() <= MAX_LENGTH ? null : "must have at most " + MAX_LENGTH + " characters";
        }
    }

    record SecretUrl() implements Kind {
        @Override
        public @Nullable String complaint(String value) {
            return value.isEmpty() || value.length() <= MAX_LENGTH && isHttp(value)
                    ? null
                    : "must be an http or https address of at most " + MAX_LENGTH + " characters, or empty";
        }

        private static boolean isHttp(String value) {
            try {
                URI uri = new URI(value);
                return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
            } catch (URISyntaxException e) {
                return false;
            }
        }
    }

    record OneOf(List<String> values) implements Kind {
        @Override
        public @Nullable String complaint(String value) {
            return values.contains(value) ? null : "must be one of " + String.join(", ", values);
        }
    }

    record Hints() implements Kind {
        @Override
        public @Nullable String complaint(String value) {
            return value.length() <= MAX_LENGTH && Hint.parse(value) != null
                    ? null
                    : "must be a list, by comma, of KEY@HOST:PORT or NAME@HOST:PORT, with ports from 1 to 65535, of at"
                            + " most " + MAX_LENGTH + " characters";
        }
    }
}
