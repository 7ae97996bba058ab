package io.bitcraps.events.codec;

/**
 * Bytes from outside that are not what they claim to be. Thrown by decoders only, and answered at the edge that
 * received the bytes; cheap, as anyone can cause it (no stack trace).
 */
public final class Malformed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Malformed(String sentence) {
        super(sentence, null, false, false);
    }
}
