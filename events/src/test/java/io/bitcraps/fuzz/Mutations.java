package io.bitcraps.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Bytes that are nearly right: valid ones with a few changes. The same for the same seed. */
final class Mutations {

    /** Longest input made; long enough to pass the bounds of most decoders. */
    static final int MAX_BYTES = 1 << 17;

    private static final int MAX_CHANGES = 4;
    private static final long[] BOUNDARIES = {
        0,
        1,
        -1,
        127,
        128,
        255,
        256,
        32_767,
        32_768,
        65_535,
        65_536,
        1 << 20,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        0xffff_ffffL,
        1L << 32,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };
    private static final List<String> WORDS = List.of(
            "-0",
            "00",
            "+1",
            "1e3",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "null",
            "\\u0000",
            "\\ud800",
            "\"",
            "\\",
            "{",
            "[",
            "\n\n",
            "\u2014 ",
            "=",
            " ",
            "\u00a0",
            "\u007f",
            "\r\n",
            "../",
            "x000/");

    private final List<byte[]> seeds;
    private final Random random;

    Mutations(List<byte[]> seeds, long seed) {
        this.seeds = seeds;
        this.random = new Random(seed);
    }

    byte[] next() {
        byte[] bytes = anySeed();
        int changes = 1 + random.nextInt(MAX_CHANGES);
        for (int i = 0; i < changes; i++) {
            bytes = change(bytes);
        }
        return bytes.length <= MAX_BYTES ? bytes : Arrays.copyOf(bytes, MAX_BYTES);
    }

    private byte[] change(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, at + 1 + random.nextInt(16));
        return switch (random.nextInt(11)) {
            case 0, 1 -> flipped(bytes, at);
            case 2 -> replaced(bytes, at, Math.min(bytes.length, at + 1), random(1));
            case 3 -> Arrays.copyOf(bytes, at);
            case 4 -> replaced(bytes, at, end, new byte[0]);
            case 5 -> replaced(bytes, at, at, random(1 + random.nextInt(16)));
            case 6 -> replaced(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
            case 7 -> spliced(bytes, at);
            case 8 -> number(bytes, at);
            case 9 -> word(bytes, at);
            default -> lengthened(bytes, at, end);
        };
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(by);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    private byte[] flipped(byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        if (at < bytes.length) {
            changed[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
        return changed;
    }

    /** The start of one value and the end of another. */
    private byte[] spliced(byte[] bytes, int at) {
        byte[] other = anySeed();
        return replaced(Arrays.copyOf(bytes, at), at, at, tail(other));
    }

    private byte[] tail(byte[] bytes) {
        return Arrays.copyOfRange(bytes, random.nextInt(bytes.length + 1), bytes.length);
    }

    /** A binary number at the edge of its range over what stands there. */
    private byte[] number(byte[] bytes, int at) {
        long value = BOUNDARIES[random.nextInt(BOUNDARIES.length)];
        byte[] number = new byte[1 << random.nextInt(4)];
        for (int i = number.length - 1; i >= 0; i--) {
            number[i] = (byte) value;
            value >>= Byte.SIZE;
        }
        return replaced(bytes, at, Math.min(bytes.length, at + number.length), number);
    }

    /** A word of some text format, in place of a number if one stands there. */
    private byte[] word(byte[] bytes, int at) {
        int end = at;
        while (end < bytes.length && bytes[end] >= '0' && bytes[end] <= '9') {
            end++;
        }
        String word = WORDS.get(random.nextInt(WORDS.size()));
        return replaced(bytes, at, end, word.getBytes(StandardCharsets.UTF_8));
    }

    /** What stands there many times over: deep nesting, long numbers, many elements. */
    private byte[] lengthened(byte[] bytes, int at, int end) {
        byte[] piece = Arrays.copyOfRange(bytes, at, end);
        int times = random.nextInt(8) == 0 ? 4_000 : 40;
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i < times && many.size() < MAX_BYTES; i++) {
            many.writeBytes(piece);
        }
        return replaced(bytes, at, at, many.toByteArray());
    }

    private byte[] anySeed() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
