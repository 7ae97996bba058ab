package io.bitcraps.node.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A passphrase that was given rather than typed: in a file or in the environment. */
public final class Passphrase {

    private static final int MAX_BYTES = 4_096;

    private Passphrase() {}

    /**
     * White space around a file's is no part of it. The caller erases what it gets.
     *
     * @param file named on the command line or in BITCRAPS_PASSPHRASE_FILE; null to look into BITCRAPS_PASSPHRASE
     * @return null if there is neither
     */
    public static char @Nullable [] given(@Nullable Path file) throws IOException, CommandFailed {
        if (file != null) {
            return read(file);
        }
        // Not an option: every user of the machine can read another's command line.
        String passphrase = System.getenv("BITCRAPS_PASSPHRASE");
        return passphrase == null || passphrase.isEmpty() ? null : passphrase.toCharArray();
    }

    private static char[] read(Path file) throws IOException, CommandFailed {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new CommandFailed(
                        "passphrase-too-long", file + " has more than " + MAX_BYTES + " bytes: is it the right file?");
            }
            return new String(bytes, StandardCharsets.UTF_8).strip().toCharArray();
        }
    }
}
