package io.bitcraps.events.codec;

/** Integers in their one canonical decimal form. */
final class Numbers {

    private Numbers() {}

    static long parse(String text, int at) {
        boolean negative = text.startsWith("-");
        int digits = negative ? text.length() - 1 : text.length();
        boolean leadingZero = digits > 1 && text.charAt(negative ? 1 : 0) == '0';
        if (digits == 0 || digits > 19 || leadingZero || text.equals("-0")) {
            throw new Malformed("not a canonical integer at byte " + at);
        }
        for (int i = negative ? 1 : 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                throw new Malformed("not a canonical integer at byte " + at);
            }
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Malformed("an integer beyond 64 bits at byte " + at);
        }
    }
}
