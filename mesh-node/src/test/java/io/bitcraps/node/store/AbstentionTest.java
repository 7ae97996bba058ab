package io.bitcraps.node.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbstentionTest {

    @TempDir
    Path directory;

    @Test
    void lastsFromItsBeginToItsEnd() {
        Path file = directory.resolve("abstention");
        assertEquals(OptionalLong.empty(), new Abstention(file).sinceMs());

        new Abstention(file).begin(5);
        new Abstention(file).begin(1_764_039_155_000L);

        assertEquals(OptionalLong.of(1_764_039_155_000L), new Abstention(file).sinceMs());
        new Abstention(file).end();
        assertEquals(OptionalLong.empty(), new Abstention(file).sinceMs());
        new Abstention(file).end();
    }

    @Test
    void aFileThatSaysNoTimeIsNoEnd() throws IOException {
        Path file = directory.resolve("abstention");
        Files.writeString(file, "yesterday\n");

        StoreFailure failure = assertThrows(StoreFailure.class, () -> new Abstention(file).sinceMs());

        assertEquals(StoreFailure.Reason.DAMAGED, failure.reason());
        assertTrue(String.valueOf(failure.getMessage()).contains("it is no time"));
    }
}
