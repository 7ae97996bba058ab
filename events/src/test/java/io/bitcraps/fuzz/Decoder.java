package io.bitcraps.fuzz;

import io.bitcraps.events.codec.Malformed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A decoder of bytes from outside, and what must hold for any bytes: it gives a value or the one refusal its callers
 * expect, allocates no more than the input's length justifies, and a value stands in no other bytes than those.
 *
 * <p>Two ways to find bytes for which it does not hold: {@link #attack} changes valid ones at random, in every build;
 * {@link Hunt} lets Jazzer look for new branches, as long as it is told.
 *
 * @param name also of the file in {@code src/test/resources/fuzz} that holds inputs that once failed
 * @param seeds bytes that it must take
 * @param again reads bytes and writes what was read; whoever has no one form returns the input
 * @param refusal what it may throw
 * @param sealed makes a checksum good that the changes broke
 * @param tries inputs of one seed
 * @param perByte bytes that reading may allocate for each byte of the input
 */
public record Decoder(
        String name,
        List<byte[]> seeds,
        Again again,
        Class<? extends Exception> refusal,
        UnaryOperator<byte[]> sealed,
        int tries,
        long perByte) {

    /** About a tenth of a second for most. */
    private static final int TRIES = 4_000;

    private static final long FIXED_SEED = 1;
    /** What any reading may allocate: buffers of streams, sentences of refusals. */
    private static final long BASE_BYTES = 1 << 20;
    /** And per byte of the input: objects, what was read written again, and growing buffers on the way. */
    private static final long BYTES_PER_BYTE = 200;

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Reads bytes and writes what was read. */
    @FunctionalInterface
    public interface Again {
        byte[] of(byte[] bytes) throws Exception;
    }

    public Decoder {
        seeds = List.copyOf(seeds);
    }

    public Decoder(String name, List<byte[]> seeds, Again again) {
        this(name, seeds, again, Malformed.class);
    }

    public Decoder(String name, List<byte[]> seeds, Again again, Class<? extends Exception> refusal) {
        this(name, seeds, again, refusal, UnaryOperator.identity(), TRIES, BYTES_PER_BYTE);
    }

    /** The same with a checksum that follows every change. */
    public Decoder sealed(UnaryOperator<byte[]> seal) {
        return new Decoder(name + "-sealed", seeds, again, refusal, seal, tries, perByte);
    }

    /** The same with fewer inputs than usual, for a reading that takes long. */
    public Decoder tries(int fewer) {
        return new Decoder(name, seeds, again, refusal, sealed, fewer, perByte);
    }

    /** The same where a byte may cost more: keys that are checked in big integers. */
    public Decoder perByte(long more) {
        return new Decoder(name, seeds, again, refusal, sealed, tries, more);
    }

    public static List<byte[]> lines(List<String> lines) {
        return lines.stream().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /**
     * Meets its seeds, what once failed, and changes of both: the same ones in every run, then fresh ones, or those of
     * {@code -Dfuzz.seed=5}.
     *
     * @throws AssertionError with the input if anything does not hold
     */
    public void attack() {
        for (byte[] seed : seeds) {
            if (!takes(seed)) {
                throw failed(seed, "does not take what it must", null);
            }
        }
        List<byte[]> from = corpus();
        from.forEach(this::takes);
        attack(from, FIXED_SEED);
        Long seed = Long.getLong("fuzz.seed");
        attack(from, seed == null ? new Random().nextLong() : seed);
    }

    private void attack(List<byte[]> from, long seed) {
        System.out.printf("fuzz %s: -Dfuzz.seed=%d%n", name, seed);
        Mutations mutations = new Mutations(from, seed);
        for (int i = 0; i < tries; i++) {
            meet(mutations.next());
        }
    }

    /** Throws AssertionError if anything does not hold for these bytes, a broken checksum made good. */
    void meet(byte[] bytes) {
        takes(sealed.apply(bytes));
    }

    /** Whether it takes these bytes; all three claims are checked. */
    private boolean takes(byte[] bytes) {
        long bound = BASE_BYTES + perByte * bytes.length;
        Reading reading = read(bytes);
        if (reading.allocated > bound) {
            reading = read(bytes); // the first time may have loaded classes
        }
        if (reading.allocated > bound) {
            throw failed(bytes, "allocates " + reading.allocated + " bytes for " + bytes.length, null);
        }
        return reading.taken;
    }

    private record Reading(boolean taken, long allocated) {}

    private Reading read(byte[] bytes) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        boolean taken = false;
        try {
            byte[] written = again.of(bytes.clone());
            if (!Arrays.equals(bytes, written)) {
                throw failed(bytes, "writes what it read otherwise", null);
            }
            taken = true;
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            if (!refusal.isInstance(e)) {
                throw failed(bytes, "throws", e);
            }
        }
        return new Reading(taken, THREADS.getCurrentThreadAllocatedBytes() - before);
    }

    /** The seeds, and the lines of hex in {@code src/test/resources/fuzz/NAME.hex}. */
    List<byte[]> corpus() {
        Path known = Path.of("src/test/resources/fuzz", name + ".hex");
        if (!Files.exists(known)) {
            return seeds;
        }
        try (Stream<String> lines = Files.lines(known)) {
            return Stream.concat(
                            seeds.stream(),
                            lines.filter(line -> !line.startsWith("#")).map(HexFormat.of()::parseHex))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AssertionError failed(byte[] bytes, String what, @Nullable Throwable cause) {
        Path file = Path.of("target/fuzz/failed", name + "-" + Integer.toHexString(Arrays.hashCode(bytes)) + ".hex");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, HexFormat.of().formatHex(bytes) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new AssertionError(
                name + " " + what + "; once the input in " + file
                        + " is understood, it belongs into src/test/resources/fuzz/" + name + ".hex",
                cause);
    }

    @Override
    public String toString() {
        return name;
    }
}
