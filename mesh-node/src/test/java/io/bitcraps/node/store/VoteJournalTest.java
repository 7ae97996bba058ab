package io.bitcraps.node.store;

import static io.bitcraps.node.store.JournalContract.record;
import static io.bitcraps.node.store.JournalContract.texts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.View;
import io.bitcraps.node.store.StoreFailure.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoteJournalTest implements JournalContract {

    private static final int SMALL_SEGMENT = 1_000;

    @TempDir
    Path temporary;

    private Path directory = Path.of("journal");

    @BeforeEach
    void inATemporaryDirectory() {
        directory = temporary.resolve("journal");
    }

    @Override
    public Journal open() {
        return open(directory);
    }

    private static Journal open(Path path) {
        return VoteJournal.open(path, SMALL_SEGMENT, DurableDirectory.Sync.FDATASYNC);
    }

    /** For tests that open thousands of times and lose no power. */
    private static Journal openUnsynced(Path path) {
        return VoteJournal.open(path, SMALL_SEGMENT, channel -> {});
    }

    private static Path segment(Path directory, long first) {
        return directory.resolve(JournalSegment.name(first));
    }

    private static long segments(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(JournalSegment.PREFIX))
                    .count();
        }
    }

    private void writeThree() {
        try (Journal journal = open()) {
            journal.append(List.of(record(0, 1, "first")));
            journal.append(List.of(record(0, 2, "second"), record(0, 2, "also second")));
            journal.append(List.of(record(0, 3, "third")));
        }
    }

    @Test
    void cutsOffATornLastFrameAtEveryByte() throws IOException {
        writeThree();
        byte[] whole = Files.readAllBytes(segment(directory, 1));
        int lastFrame = whole.length - JournalFrame.MIN_BYTES - "third".length();

        for (int length = lastFrame; length < whole.length; length++) {
            Files.write(segment(directory, 1), Arrays.copyOf(whole, length));
            try (Journal journal = open()) {
                assertEquals(List.of("0/1 first", "0/2 second", "0/2 also second"), texts(journal.records()));
                assertEquals(lastFrame, Files.size(segment(directory, 1)));
                journal.append(List.of(record(0, 3, "again")));
                assertEquals("0/3 again", texts(journal.records()).getLast());
            }
        }
    }

    @Test
    void cutsOffALastFrameOfWhichOnlyTheEndWasWritten() throws IOException {
        writeThree();
        byte[] whole = Files.readAllBytes(segment(directory, 1));
        Arrays.fill(whole, whole.length - JournalFrame.MIN_BYTES - "third".length(), whole.length - 10, (byte) 0);
        Files.write(segment(directory, 1), whole);

        try (Journal journal = open()) {
            assertEquals(3, journal.records().size());
        }
    }

    @Test
    void refusesAFlippedBitAnywhereButInTheLastFrame() throws IOException {
        writeThree();
        byte[] whole = Files.readAllBytes(segment(directory, 1));
        int lastFrame = whole.length - JournalFrame.MIN_BYTES - "third".length();

        for (int at = 0; at < whole.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = whole.clone();
                flipped[at] ^= (byte) (1 << bit);
                Files.write(segment(directory, 1), flipped);
                if (at < lastFrame) {
                    StoreFailure failure = assertThrows(StoreFailure.class, () -> openUnsynced(directory));
                    assertEquals(Reason.DAMAGED, failure.reason());
                    assertArrayEquals(flipped, Files.readAllBytes(segment(directory, 1)));
                } else {
                    try (Journal journal = openUnsynced(directory)) {
                        assertEquals(3, journal.records().size());
                    }
                }
            }
        }
    }

    @Test
    void goesOnInANewSegmentWhenOneIsFull() throws IOException {
        try (Journal journal = open()) {
            for (int view = 1; view <= 40; view++) {
                journal.append(List.of(record(0, view, "x".repeat(50))));
            }
        }

        try (Journal journal = open()) {
            assertTrue(segments(directory) > 3);
            assertEquals(40, journal.records().size());
        }
    }

    @Test
    void prunesWholeSegmentsOnly() throws IOException {
        try (Journal journal = open()) {
            for (int view = 1; view <= 40; view++) {
                journal.append(List.of(record(0, view, "x".repeat(50))));
            }
            long before = segments(directory);

            journal.prune(Epoch.ZERO, new View(20));
            assertTrue(segments(directory) < before);
            assertTrue(journal.records().size() >= 20);
            journal.prune(Epoch.ZERO, new View(1_000));
            assertEquals(1, segments(directory));
        }

        try (Journal journal = open()) {
            assertEquals(new View(40), journal.records().getLast().view());
        }
    }

    @Test
    void refusesWhenASegmentIsMissingInTheMiddle() throws IOException {
        try (Journal journal = open()) {
            for (int view = 1; view <= 40; view++) {
                journal.append(List.of(record(0, view, "x".repeat(50))));
            }
        }
        try (Stream<Path> files = Files.list(directory)) {
            Files.delete(files.filter(file -> file.getFileName().toString().startsWith(JournalSegment.PREFIX))
                    .sorted()
                    .skip(1)
                    .findFirst()
                    .orElseThrow());
        }

        assertEquals(
                Reason.DAMAGED, assertThrows(StoreFailure.class, this::open).reason());
    }

    @Test
    void refusesATornFrameThatIsNotInTheNewestSegment() throws IOException {
        try (Journal journal = open()) {
            for (int view = 1; view <= 20; view++) {
                journal.append(List.of(record(0, view, "x".repeat(50))));
            }
        }
        byte[] whole = Files.readAllBytes(segment(directory, 1));
        Files.write(segment(directory, 1), Arrays.copyOf(whole, whole.length - 1));

        assertEquals(
                Reason.DAMAGED, assertThrows(StoreFailure.class, this::open).reason());
    }

    @Test
    void refusesASecondOwner() {
        try (Journal journal = open()) {
            StoreFailure failure = assertThrows(StoreFailure.class, this::open);

            assertEquals(Reason.IN_USE, failure.reason());
            assertTrue(String.valueOf(failure.getMessage()).endsWith("is in use by another node"));
            assertEquals(List.of(), journal.records());
        }
    }

    @Test
    void takesNothingMoreAfterAFailedSync() {
        AtomicBoolean broken = new AtomicBoolean();
        DurableDirectory.Sync sync = channel -> {
            if (broken.get()) {
                throw new IOException("Input/output error");
            }
            channel.force(false);
        };
        try (Journal journal = VoteJournal.open(directory, SMALL_SEGMENT, sync)) {
            journal.append(List.of(record(0, 1, "a")));
            broken.set(true);
            assertEquals(
                    Reason.IO_FAILED,
                    assertThrows(StoreFailure.class, () -> journal.append(List.of(record(0, 2, "b"))))
                            .reason());
            broken.set(false);

            assertThrows(StoreFailure.class, () -> journal.append(List.of(record(0, 3, "c"))));
        }
    }

    @Test
    void saysThatTheDiskIsFull() {
        DurableDirectory.Sync sync = channel -> {
            throw new IOException("No space left on device");
        };

        StoreFailure failure = assertThrows(StoreFailure.class, () -> VoteJournal.open(directory, SMALL_SEGMENT, sync));

        assertEquals(Reason.DISK_FULL, failure.reason());
        assertTrue(String.valueOf(failure.getMessage()).contains("is full; make room and start again"));
    }

    @Test
    void ignoresASegmentThatACrashLeftUnfinished() throws IOException {
        writeThree();
        Files.write(directory.resolve(JournalSegment.name(4) + ".tmp"), new byte[3]);

        try (Journal journal = open()) {
            assertEquals(4, journal.records().size());
        }
    }

    /** The bytes on disk are a format: a change needs a new version. */
    @Test
    void writesThePinnedFormat() throws IOException {
        try (Journal journal = open()) {
            journal.append(List.of(record(2, 5, "one"), record(2, 6, "two")));
            journal.append(List.of(record(2, 7, "")));
        }

        String written = HexFormat.of().formatHex(Files.readAllBytes(segment(directory, 1)));
        byte[] golden;
        try (var file = VoteJournalTest.class.getResourceAsStream("journal-v1.hex")) {
            golden = file == null ? new byte[0] : file.readAllBytes();
        }
        assertEquals(new String(golden, StandardCharsets.US_ASCII).strip(), written);
    }
}
