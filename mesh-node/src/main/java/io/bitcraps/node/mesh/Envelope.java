package io.bitcraps.node.mesh;

import io.bitcraps.events.codec.Malformed;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What one session message holds. A batch is the class (u8) and, for each frame up to the end, its length (u32) and
 * bytes; a farewell is 0xff and the code of the parting (u8).
 */
public sealed interface Envelope {

    /** Largest frame: a block body of 1 MiB and 64 KiB for the header and certificates that travel with it. */
    int MAX_FRAME_BYTES = (1 << 20) + (1 << 16);

    /** Most frames in one batch. */
    int MAX_BATCH_FRAMES = 1_024;

    /** A batch of several frames stays below this, so that a vote never waits long behind one. */
    int MAX_BATCH_BYTES = 1 << 17;

    /** The largest envelope: one frame of the largest size. */
    int MAX_BYTES = 1 + 4 + MAX_FRAME_BYTES;

    int FAREWELL = 0xff;

    /** Frames of one class, in order; none at all keeps an idle link alive. */
    record Batch(Priority priority, List<byte[]> frames) implements Envelope {
        public Batch {
            frames = List.copyOf(frames);
        }
    }

    /** The last message of a link. */
    record Farewell(Parting parting) implements Envelope {}

    static byte[] keepAlive() {
        return new byte[] {(byte) Priority.CONTROL.code()};
    }

    static byte[] farewell(Parting parting) {
        return new byte[] {(byte) FAREWELL, (byte) parting.code()};
    }

    /**
     * Decodes {@code bytes[0..length)}; frames are fresh arrays.
     *
     * @throws Malformed for anything that this class does not write
     */
    static Envelope decode(byte[] bytes, int length) {
        if (length < 1 || length > MAX_BYTES) {
            throw new Malformed("an envelope of " + length + " bytes");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
        int head = Byte.toUnsignedInt(in.get());
        if (head == FAREWELL) {
            return decodeFarewell(in);
        }
        Priority priority = Priority.of(head);
        List<byte[]> frames = new ArrayList<>();
        while (in.hasRemaining()) {
            frames.add(decodeFrame(in));
            if (frames.size() > MAX_BATCH_FRAMES || frames.size() > 1 && length > MAX_BATCH_BYTES) {
                throw new Malformed("a batch above its bounds");
            }
        }
        return new Batch(priority, frames);
    }

    private static Farewell decodeFarewell(ByteBuffer in) {
        if (in.remaining() != 1) {
            throw new Malformed("a farewell is 2 bytes");
        }
        return new Farewell(Parting.of(Byte.toUnsignedInt(in.get())));
    }

    private static byte[] decodeFrame(ByteBuffer in) {
        if (in.remaining() < 4) {
            throw new Malformed("a batch ends within a length");
        }
        int length = in.getInt();
        if (length < 1 || length > in.remaining()) {
            throw new Malformed("a frame of " + Integer.toUnsignedString(length) + " bytes in a batch");
        }
        byte[] frame = new byte[length];
        in.get(frame);
        return frame;
    }
}
