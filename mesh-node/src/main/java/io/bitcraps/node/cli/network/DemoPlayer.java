package io.bitcraps.node.cli.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.node.cli.client.AccountView;
import io.bitcraps.node.cli.client.ActionSender;
import io.bitcraps.node.cli.client.CallFailed;
import io.bitcraps.node.cli.client.Chain;
import io.bitcraps.node.cli.client.NodeClient;
import io.bitcraps.node.cli.client.Receipt;
import io.bitcraps.node.cli.client.Standing;
import io.bitcraps.node.cli.play.Texts;
import io.bitcraps.node.identity.KeyDerivation;
import io.bitcraps.node.identity.Keystore;
import io.bitcraps.node.identity.KeystoreRefused;
import io.bitcraps.node.identity.Wallet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A simulated player: a wallet of its own, actions over HTTP, tokens from the faucet when they run low. */
final class DemoPlayer {

    /** Demo wallets hold play money of one machine; they are encrypted, but under a passphrase that is no secret. */
    private static final String PASSPHRASE = "demo";

    private static final Amount LOW = Amount.crap(100);
    private static final Amount GRANT = Amount.crap(500);
    private static final long WAIT_MS = 20_000;

    private final String name;
    private final Wallet wallet;
    private final NodeClient client;
    private final ActionSender sender;
    private Height seen = Height.ZERO;

    private DemoPlayer(String name, Wallet wallet, NodeClient client, Chain chain) {
        this.name = name;
        this.wallet = wallet;
        this.client = client;
        this.sender = new ActionSender(client, chain, wallet.key(), this::proofOfWork, Clock.systemUTC());
    }

    /** Opens the wallet in {@code file}, or makes it. */
    static DemoPlayer open(String name, Path file, NodeClient client, Chain chain) throws IOException, KeystoreRefused {
        var random = new SecureRandom();
        Ed25519 ed25519 = Ed25519.best();
        char[] passphrase = PASSPHRASE.toCharArray();
        Wallet wallet = Files.exists(file)
                ? Wallet.of(Keystore.open(file, passphrase, random), ed25519)
                : Wallet.create(file, passphrase, KeyDerivation.DEMO, random, ed25519);
        return new DemoPlayer(name, wallet, client, chain);
    }

    String name() {
        return name;
    }

    PublicKey account() {
        return wallet.account();
    }

    /** What the account can stake, after asking the faucet where that is little. */
    Amount funded() throws CallFailed {
        Amount available = available();
        if (available.atLeast(LOW)) {
            return available;
        }
        return switch (client.faucet(account(), GRANT, WAIT_MS)) {
            case Standing.Final last -> {
                seen = last.height();
                sender.saw(seen);
                yield available();
            }
            case Standing.Pending pending -> throw new CallFailed("slow", "the faucet's grant did not become final");
            case Standing.Refused refused -> throw new CallFailed(refused.code(), refused.sentence());
            case Standing.Busy busy -> throw new CallFailed(busy.code(), busy.sentence());
        };
    }

    Amount available() throws CallFailed {
        return client.account(account(), seen).map(AccountView::available).orElse(Amount.ZERO);
    }

    /**
     * What became of an action: final says only that it stands in the log; its receipt says whether the rules carried it
     * out.
     *
     * @param refusal the rules' reason, null if it was carried out
     */
    record Outcome(
            DemoPlayer player,
            Standing.Final standing,
            @Nullable String refusal,
            List<JsonNode> events) {
        Outcome {
            events = List.copyOf(events);
        }

        /** For what the game cannot do without. */
        Outcome orFail(String what) throws CallFailed {
            if (refusal != null) {
                throw new CallFailed("refused", player.name() + " could not " + what + ": " + reason());
            }
            return this;
        }

        /** Of a refusal, in words. */
        String reason() {
            return Texts.reason(String.valueOf(refusal));
        }
    }

    /** Signs, sends, and waits for finality and the receipt. */
    Outcome acts(ActionBody body) throws CallFailed {
        return outcome(sends(body));
    }

    /** Waits for the receipt of an action that is final. */
    Outcome outcome(Standing.Final standing) throws CallFailed {
        Receipt receipt = client.receipt(standing.ticket(), WAIT_MS);
        return new Outcome(this, standing, receipt.refusal(), receipt.results());
    }

    /** Signs, sends and waits for finality, which is not yet an outcome. */
    Standing.Final sends(ActionBody body) throws CallFailed {
        return switch (sender.send(body, WAIT_MS).standing()) {
            case Standing.Final last -> {
                seen = last.height();
                yield last;
            }
            case Standing.Pending pending ->
                throw new CallFailed("slow", name + "'s action was not final after " + WAIT_MS / 1_000 + " s");
            case Standing.Refused refused -> throw new CallFailed(refused.code(), refused.sentence());
            case Standing.Busy busy -> throw new CallFailed(busy.code(), busy.sentence());
        };
    }

    private long proofOfWork(int bits) throws CallFailed {
        try {
            return wallet.proofOfWork(bits);
        } catch (IOException | KeystoreRefused e) {
            throw new CallFailed("wallet", "the proof of work could not be kept in the wallet: " + e.getMessage());
        }
    }
}
