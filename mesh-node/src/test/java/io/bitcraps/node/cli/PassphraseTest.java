package io.bitcraps.node.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassphraseTest {

    @TempDir
    Path directory;

    private char[] given(String contents) throws IOException, CommandFailed {
        Path file = Files.writeString(directory.resolve("passphrase"), contents);
        return Objects.requireNonNull(Passphrase.given(file));
    }

    @Test
    void leavesOutTheWhiteSpaceAroundIt() throws Exception {
        assertArrayEquals("correct horse".toCharArray(), given(" correct horse \r\n"));
        assertArrayEquals("Pa\u00dfwort".toCharArray(), given("Pa\u00dfwort"));
    }

    @Test
    void readsNoMoreThanItsBound() throws Exception {
        assertEquals(4_096, given("x".repeat(4_096)).length);

        var thrown = assertThrows(CommandFailed.class, () -> given("x".repeat(4_097)));

        assertEquals("passphrase-too-long", thrown.code());
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        assertThrows(NoSuchFileException.class, () -> Passphrase.given(directory.resolve("none")));
    }
}
