package io.bitcraps.node.cli;

import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.node.identity.Keystore;
import io.bitcraps.node.identity.KeystoreRefused;
import io.bitcraps.node.identity.Wallet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which wallet a command signs with, and where its passphrase comes from. */
public final class WalletOption {

    /** Seals wallets made with --no-passphrase: known to all, so such a file protects nothing, and says so. */
    private static final String NO_PASSPHRASE = "this wallet has no passphrase";

    @Option(
            names = "--wallet",
            paramLabel = "FILE",
            defaultValue = "${env:BITCRAPS_WALLET:-${env:HOME:-${sys:user.home}}/.bitcraps/wallet}",
            description = "Wallet to sign with; BITCRAPS_WALLET, else ${DEFAULT-VALUE}.")
    private Path file;

    @Mixin
    private PassphraseOption passphrase;

    public Path file() {
        return file.toAbsolutePath();
    }

    static char[] noPassphrase() {
        return NO_PASSPHRASE.toCharArray();
    }

    /** Opens the wallet: with the passphrase that was given, without one, or with one typed at the terminal. */
    public Wallet open(Ed25519 ed25519) throws IOException, KeystoreRefused, CommandFailed {
        requireThere();
        char[] given = given();
        if (given != null) {
            return open(file(), given, ed25519);
        }
        try {
            return open(file(), noPassphrase(), ed25519);
        } catch (KeystoreRefused e) {
            if (e.reason() != KeystoreRefused.Reason.WRONG_PASSPHRASE) {
                throw e;
            }
            return open(file(), typed("Passphrase of " + file() + ": "), ed25519);
        }
    }

    private void requireThere() throws CommandFailed {
        if (!Files.exists(file())) {
            throw new CommandFailed(
                    "no-wallet", "there is no wallet at " + file() + ": make one with bitcraps wallet new");
        }
    }

    static Wallet open(Path file, char[] passphrase, Ed25519 ed25519) throws IOException, KeystoreRefused {
        try {
            return Wallet.of(Keystore.open(file, passphrase, new SecureRandom()), ed25519);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    /** From file or environment, null if neither has one. */
    char @Nullable [] given() throws IOException, CommandFailed {
        return passphrase.given();
    }

    static char[] typed(String prompt) throws CommandFailed {
        char[] typed = Terminal.secret(prompt);
        if (typed == null || typed.length == 0) {
            throw new CommandFailed(
                    "no-passphrase",
                    "the wallet needs a passphrase: set BITCRAPS_PASSPHRASE or BITCRAPS_PASSPHRASE_FILE, or run this at a"
                            + " terminal; on a demo network, make the wallet with --no-passphrase");
        }
        return typed;
    }
}
