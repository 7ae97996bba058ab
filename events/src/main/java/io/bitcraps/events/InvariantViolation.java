package io.bitcraps.events;

/** Something that must never be, is: whoever sees it stops rather than sign a lie. Never caught to go on. */
public final class InvariantViolation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvariantViolation(String sentence) {
        super(sentence);
    }

    /** @throws InvariantViolation with the sentence unless {@code holds} */
    public static void check(boolean holds, String sentence) {
        if (!holds) {
            throw new InvariantViolation(sentence);
        }
    }
}
