package io.bitcraps.node.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values a setting takes. */
public sealed interface Kind {

    /** What is wrong with the value, as the end of a sentence, or null. */
    @Nullable
    String complaint(String value);

    default boolean isSecret() {
        return this instanceof Text text && text.secret();
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

    static Kind integer(long min, long max) {
        return new Whole(min, max);
    }

    static Kind oneOf(String... values) {
        return new OneOf(List.of(values));
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
            return value.length() <= 4_096 ? null : "must have at most 4096 characters";
        }
    }

    record OneOf(List<String> values) implements Kind {
        @Override
        public @Nullable String complaint(String value) {
            return values.contains(value) ? null : "must be one of " + String.join(", ", values);
        }
    }
}
