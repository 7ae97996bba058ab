package io.bitcraps.node.session;

import io.bitcraps.events.codec.Malformed;

/**
 * Seals and opens messages between two ends that know each other. A Noise message has at most 65,535 bytes, so ours
 * is cut into chunks: all but the last are of exactly that size, and the last is smaller (an empty one follows if the
 * rest is nothing). That makes the end of a message certain: whoever cuts one between two chunks leaves a message
 * that ends in a full chunk, which is refused. The order of messages is in the counter.
 *
 * <p>One owner, no locks. After {@link Malformed} the session is of no more use.
 */
public final class Session {

    static final int CHUNK_BYTES = 65_535;
    static final int CHUNK_CONTENT_BYTES = CHUNK_BYTES - CipherState.TAG_BYTES;

    private final CipherState sending;
    private final CipherState receiving;

    Session(CipherState sending, CipherState receiving) {
        this.sending = sending;
        this.receiving = receiving;
    }

    /** Bytes that a message of {@code length} bytes takes when sealed. */
    public static int sealedSize(int length) {
        return length + CipherState.TAG_BYTES * (length / CHUNK_CONTENT_BYTES + 1);
    }

    /**
     * Seals {@code plain[0..length)} into {@code target} from 0.
     *
     * @param target another array, of at least {@link #sealedSize} bytes
     * @return the sealed size
     */
    public int seal(byte[] plain, int length, byte[] target) {
        int from = 0;
        int to = 0;
        while (length - from >= CHUNK_CONTENT_BYTES) {
            sending.seal(plain, from, CHUNK_CONTENT_BYTES, target, to);
            from += CHUNK_CONTENT_BYTES;
            to += CHUNK_BYTES;
        }
        sending.seal(plain, from, length - from, target, to);
        return to + length - from + CipherState.TAG_BYTES;
    }

    /**
     * Opens {@code sealed[0..length)} into {@code target} from 0.
     *
     * @param target another array, of at least {@code length} bytes
     * @return the message's length
     * @throws Malformed if the bytes are not the next message of the other end, whole and unchanged
     */
    public int open(byte[] sealed, int length, byte[] target) {
        if (length % CHUNK_BYTES < CipherState.TAG_BYTES) {
            throw new Malformed("a sealed message has no end");
        }
        int from = 0;
        int to = 0;
        while (length - from >= CHUNK_BYTES) {
            receiving.open(sealed, from, CHUNK_BYTES, target, to);
            from += CHUNK_BYTES;
            to += CHUNK_CONTENT_BYTES;
        }
        receiving.open(sealed, from, length - from, target, to);
        return to + length - from - CipherState.TAG_BYTES;
    }
}
