package io.bitcraps.node.cli.genesis;

import io.bitcraps.node.ceremony.Ceremony;
import io.bitcraps.node.ceremony.Folder;
import io.bitcraps.node.ceremony.Party;
import io.bitcraps.node.cli.CommandFailed;
import io.bitcraps.node.cli.PassphraseOption;
import io.bitcraps.node.coordinator.NodeFiles;
import io.bitcraps.node.identity.KeyDerivation;
import io.bitcraps.node.identity.Keystore;
import io.bitcraps.node.identity.KeystoreRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whose step it is, and where the others' papers lie. */
final class PartyOption {

    @Parameters(paramLabel = "FOLDER", description = "Where the ceremony's files lie.")
    private Path folder = Path.of(".");

    @Option(
            names = "--dir",
            required = true,
            paramLabel = "DIR",
            description = "Your own directory, which becomes your node's; nobody else's business.")
    private Path directory = Path.of(".");

    @Mixin
    private PassphraseOption passphrase;

    Path directory() {
        return directory;
    }

    Path folder() {
        return folder;
    }

    /** With the keystore that is there. */
    Ceremony ceremony() throws IOException, KeystoreRefused, CommandFailed {
        return ceremony(false);
    }

    /** With a keystore made anew if there is none. */
    Ceremony joining() throws IOException, KeystoreRefused, CommandFailed {
        if (Files.exists(files().genesis())) {
            throw new CommandFailed("node-exists", directory + " holds a node already: name another directory");
        }
        Files.createDirectories(directory);
        return ceremony(!Files.exists(files().keystore()));
    }

    private Ceremony ceremony(boolean fresh) throws IOException, KeystoreRefused, CommandFailed {
        char[] given = passphrase.ofKeystore();
        try {
            var random = new SecureRandom();
            Keystore keystore = fresh
                    ? Keystore.create(files().keystore(), given, KeyDerivation.STANDARD, random)
                    : Keystore.open(files().keystore(), given, random);
            return new Ceremony(new Folder(folder), new Party(keystore), directory);
        } finally {
            Arrays.fill(given, '\0');
        }
    }

    private NodeFiles files() {
        return new NodeFiles(directory);
    }
}
