package io.bitcraps.node.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the passphrase of a keystore or wallet comes from. */
public final class PassphraseOption {

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            defaultValue = "${env:BITCRAPS_PASSPHRASE_FILE}",
            description = "File with the passphrase; else BITCRAPS_PASSPHRASE_FILE or BITCRAPS_PASSPHRASE.")
    private @Nullable Path file;

    /** From file or environment, null if neither has one; the caller's to erase. */
    char @Nullable [] given() throws IOException, CommandFailed {
        return Passphrase.given(file);
    }

    /** As above, of a node's keystore: for a program without anybody at a terminal. */
    public char[] ofKeystore() throws IOException, CommandFailed {
        char[] given = given();
        if (given == null) {
            throw new CommandFailed(
                    "no-passphrase",
                    "the keystore needs its passphrase: --passphrase-file FILE, or BITCRAPS_PASSPHRASE_FILE, or"
                            + " BITCRAPS_PASSPHRASE");
        }
        return given;
    }
}
