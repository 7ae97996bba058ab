package io.bitcraps.query.page;

import io.bitcraps.events.event.RefusalReason;
import io.bitcraps.events.money.Amount;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** Numbers, keys and times as people read them. */
final class Wording {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'");
    private static final int SHORT = 8;

    private Wording() {}

    /** {@code 1,234.5}, with a sign if negative. */
    static String crap(long micro) {
        String text = new Amount(Math.abs(micro)).toString();
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        StringBuilder grouped = new StringBuilder(whole);
        for (int i = whole.length() - 3; i > 0; i -= 3) {
            grouped.insert(i, ',');
        }
        return (micro < 0 ? "\u2212" : "") + grouped + (point < 0 ? "" : text.substring(point));
    }

    static String change(long micro) {
        return micro > 0 ? "+" + crap(micro) : crap(micro);
    }

    static String count(long number) {
        return crap(Math.multiplyExact(number, Amount.MICRO_PER_CRAP));
    }

    static String brief(String text) {
        return text.length() <= SHORT ? text : text.substring(0, SHORT) + "\u2026";
    }

    static String clock(long timeMs) {
        return CLOCK.format(Instant.ofEpochMilli(timeMs).atOffset(ZoneOffset.UTC));
    }

    static String date(long timeMs) {
        return DATE.format(Instant.ofEpochMilli(timeMs).atOffset(ZoneOffset.UTC));
    }

    /** {@code dont-pass} as {@code don't pass}, a number after it where there is one. */
    static String bet(String kind, int number) {
        String words = kind.replace('-', ' ').replace("dont", "don\u2019t");
        return number == 0 ? words : words + " " + number;
    }

    static String words(String dashed) {
        return dashed.replace('-', ' ');
    }

    static String reason(String refusal) {
        return Arrays.stream(RefusalReason.values())
                .filter(reason -> reason.text().equals(refusal))
                .map(RefusalReason::sentence)
                .findFirst()
                .orElse(refusal);
    }
}
