package io.bitcraps.node.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.identity.KeyDerivation;
import io.bitcraps.node.identity.KeystoreRefused;
import io.bitcraps.node.identity.Wallet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "wallet", mixinStandardHelpOptions = true, description = "Keys to sign actions with.")
public final class WalletCommand implements Runnable {

    private static final int MAX_LISTED = 1_000;

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(command.commandLine(), "wallet takes a subcommand: new, show or list");
    }

    @Command(name = "new", mixinStandardHelpOptions = true, description = "Make a key in a new file.")
    int create(
            @Mixin WalletOption option,
            @Mixin Output output,
            @Option(
                            names = "--no-passphrase",
                            description = "For demo networks: whoever reads the file can sign with its key.")
                    boolean noPassphrase)
            throws Exception {
        Path file = option.file();
        if (Files.exists(file)) {
            throw new CommandFailed(
                    "already-exists", "there is a wallet at " + file + " already: name another with --wallet");
        }
        char[] passphrase = noPassphrase ? WalletOption.noPassphrase() : chosen(option);
        KeyDerivation cost = noPassphrase ? KeyDerivation.DEMO : KeyDerivation.STANDARD;
        Files.createDirectories(Objects.requireNonNull(file.getParent(), "an absolute path of a file has a parent"));
        Wallet wallet = Wallet.create(file, passphrase, cost, new SecureRandom(), Ed25519.best());
        Arrays.fill(passphrase, '\0');
        print(output, file, wallet.account());
        return ExitCode.OK;
    }

    @Command(mixinStandardHelpOptions = true, description = "The wallet's key.")
    int show(@Mixin WalletOption option, @Mixin Output output) throws Exception {
        print(output, option.file(), option.open(Ed25519.best()).account());
        return ExitCode.OK;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "The wallets in the wallet's directory, with the keys of those that open without asking.")
    int list(@Mixin WalletOption option, @Mixin Output output) throws Exception {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        List<String> lines = new ArrayList<>();
        for (Path file : files(option.file())) {
            String key;
            try {
                key = key(option, file);
            } catch (KeystoreRefused e) {
                continue; // a neighbour that is no wallet
            }
            json.addObject().put("wallet", file.toString()).put("account", key);
            lines.add(file + " " + (key == null ? "(locked)" : key));
        }
        output.print(json, lines.isEmpty() ? List.of("no wallets: bitcraps wallet new makes one") : lines);
        return ExitCode.OK;
    }

    private static List<Path> files(Path wallet) throws IOException {
        Path directory = Objects.requireNonNull(wallet.getParent(), "an absolute path of a file has a parent");
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(directory)) {
            return found.filter(Files::isRegularFile).sorted().limit(MAX_LISTED).toList();
        }
    }

    /** Null if the wallet opens neither with the passphrase that was given nor without one. */
    private static @Nullable String key(WalletOption option, Path file)
            throws IOException, CommandFailed, KeystoreRefused {
        char[] given = option.given();
        try {
            return WalletOption.open(file, given == null ? WalletOption.noPassphrase() : given, Ed25519.best())
                    .account()
                    .text();
        } catch (KeystoreRefused e) {
            if (e.reason() == KeystoreRefused.Reason.WRONG_PASSPHRASE) {
                return null;
            }
            throw e;
        }
    }

    private static char[] chosen(WalletOption option) throws IOException, CommandFailed {
        char[] given = option.given();
        if (given != null) {
            return given;
        }
        char[] first = WalletOption.typed("New passphrase: ");
        char[] again = WalletOption.typed("The same again: ");
        boolean same = Arrays.equals(first, again);
        Arrays.fill(again, '\0');
        if (!same) {
            throw new CommandFailed("passphrases-differ", "the two passphrases differ: nothing was made");
        }
        return first;
    }

    private static void print(Output output, Path file, PublicKey account) {
        output.print(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("wallet", file.toString())
                        .put("account", account.text()),
                List.of("wallet  " + file, "account " + account));
    }
}
