package io.bitcraps.events.log.note;

import io.bitcraps.events.codec.Malformed;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with signatures below it (C2SP signed-note). {@code parse(bytes).bytes()} gives the same bytes.
 *
 * @param text ends in LF, no other control character; it is what is signed
 * @param signatures 1 to 64, in the order of the lines
 */
public record SignedNote(String text, List<SignatureLine> signatures) {
    /** The most bytes a note may have. */
    public static final int MAX_BYTES = 262_144;

    /** The most signature lines taken; C2SP asks readers for at least 16. */
    public static final int MAX_SIGNATURES = 64;

    private static final String SEPARATOR = "\n\n";

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || text.codePoints().anyMatch(SignedNote::isForbidden)) {
            throw new Malformed("a note's text ends in LF and has no other control character");
        }
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new Malformed("a note has 1 to 64 signatures, got " + signatures.size());
        }
    }

    /** @throws Malformed unless the bytes are a note with at least one signature */
    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new Malformed("a note has at most 262144 bytes, got " + bytes.length);
        }
        String note = Text.utf8(bytes);
        int split = note.lastIndexOf(SEPARATOR);
        if (split < 0 || !note.endsWith("\n")) {
            throw new Malformed("a note is a text, an empty line and signature lines");
        }
        List<SignatureLine> signatures = new ArrayList<>();
        String rest = note.substring(split + SEPARATOR.length());
        for (int at = 0; at < rest.length(); ) {
            if (signatures.size() == MAX_SIGNATURES) {
                throw new Malformed("a note has at most 64 signatures");
            }
            int end = rest.indexOf('\n', at);
            signatures.add(SignatureLine.parse(rest.substring(at, end)));
            at = end + 1;
        }
        return new SignedNote(note.substring(0, split + 1), signatures);
    }

    public byte[] bytes() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(line -> note.append(line.text()).append('\n'));
        return Text.utf8(note.toString());
    }

    private static boolean isForbidden(int c) {
        return c != '\n' && Character.isISOControl(c);
    }
}
