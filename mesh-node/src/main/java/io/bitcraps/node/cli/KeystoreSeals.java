package io.bitcraps.node.cli;

import io.bitcraps.node.config.Seals;
import io.bitcraps.node.config.Setting;
import io.bitcraps.node.identity.Keystore;
import io.bitcraps.node.identity.KeystoreRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Opens sealed settings with the keystore they were sealed with, which itself is opened when the first one comes. */
public final class KeystoreSeals implements Seals {

    private final Path file;
    private final PassphraseOption passphrase;
    private @Nullable Keystore keystore;

    public KeystoreSeals(Path file, PassphraseOption passphrase) {
        this.file = file;
        this.passphrase = passphrase;
    }

    @Override
    public String open(Setting setting, String sealed) throws Unopened {
        try {
            return keystore().unseal(setting.name(), sealed);
        } catch (IOException | KeystoreRefused | CommandFailed e) {
            throw new Unopened(String.valueOf(e.getMessage()));
        }
    }

    /** The value in the form that {@link #open} opens. */
    String seal(Setting setting, String value) throws IOException, KeystoreRefused, CommandFailed {
        return keystore().seal(setting.name(), value);
    }

    private Keystore keystore() throws IOException, KeystoreRefused, CommandFailed {
        if (keystore == null) {
            char[] given = passphrase.ofKeystore();
            try {
                keystore = Keystore.open(file, given, new SecureRandom());
            } finally {
                Arrays.fill(given, '\0');
            }
        }
        return keystore;
    }
}
