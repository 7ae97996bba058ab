package io.bitcraps.node.cli.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.id.Hash;
import io.bitcraps.node.cli.CommandFailed;
import io.bitcraps.node.cli.NodeOption;
import io.bitcraps.node.cli.Output;
import io.bitcraps.node.cli.WalletOption;
import io.bitcraps.node.cli.client.ActionSender;
import io.bitcraps.node.cli.client.CallFailed;
import io.bitcraps.node.cli.client.Chain;
import io.bitcraps.node.cli.client.NodeClient;
import io.bitcraps.node.cli.client.Receipt;
import io.bitcraps.node.cli.client.ReceiptCheck;
import io.bitcraps.node.cli.client.Standing;
import io.bitcraps.node.cli.client.Wanted;
import io.bitcraps.node.identity.KeystoreRefused;
import io.bitcraps.node.identity.Wallet;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command shares that signs an action, or has one signed: options, sending, waiting, the receipt. */
public final class Acting {

    private static final long FINALITY_WAIT_MS = 30_000;
    private static final long CHECKPOINT_WAIT_MS = 10_000;

    @Mixin
    private NodeOption node;

    @Mixin
    private WalletOption wallet;

    @Mixin
    private Output output;

    @Option(names = "--no-wait", description = "Print the ticket as soon as the node has taken the action.")
    private boolean noWait;

    /** Makes the action out of what the node says. */
    interface Question {
        ActionBody body(NodeClient node, Chain chain) throws CallFailed, CommandFailed;
    }

    /** What is waited for after the action was carried out. */
    interface Sequel {
        Sequel NONE = (node, receipt) -> new Shown(JsonNodeFactory.instance.objectNode(), List.of());

        Shown follow(NodeClient node, Receipt receipt) throws CallFailed, CommandFailed;
    }

    /**
     * Printed beside the receipt.
     *
     * @param json members for the receipt's object
     */
    record Shown(ObjectNode json, List<String> lines) {
        Shown {
            lines = List.copyOf(lines);
        }
    }

    WalletOption wallet() {
        return wallet;
    }

    /**
     * Signs and sends.
     *
     * @return the exit code
     */
    int act(Question question) throws Exception {
        return act(question, Sequel.NONE);
    }

    int act(Question question, Sequel sequel) throws Exception {
        Ed25519 ed25519 = Ed25519.best();
        Wallet opened = wallet.open(ed25519);
        try (NodeClient client = node.client()) {
            Chain chain = Chain.of(client);
            var sender =
                    new ActionSender(client, chain, opened.key(), bits -> proofOfWork(opened, bits), Clock.systemUTC());
            ActionSender.Sent sent = sender.send(question.body(client, chain), waitMs());
            var check = new ReceiptCheck(client, chain, ed25519);
            return report(check, new Wanted.Own(sent.action()), sent.standing(), sequel);
        }
    }

    /** Asks for what another signs: the faucet's key. */
    int ask(Wanted.Grant grant) throws Exception {
        try (NodeClient client = node.client()) {
            var check = new ReceiptCheck(client, Chain.of(client), Ed25519.best());
            return report(check, grant, client.faucet(grant.to(), grant.amount(), waitMs()), Sequel.NONE);
        }
    }

    private long waitMs() {
        return noWait ? 0 : FINALITY_WAIT_MS;
    }

    private int report(ReceiptCheck check, Wanted wanted, Standing standing, Sequel sequel)
            throws CallFailed, CommandFailed {
        return switch (standing) {
            case Standing.Refused refused ->
                throw new CommandFailed(refused.code(), refused.sentence() + remedy(refused.code()));
            case Standing.Busy busy -> throw new CommandFailed(busy.code(), busy.sentence());
            case Standing.Pending pending -> pending(pending.ticket());
            case Standing.Final last -> {
                if (noWait) {
                    yield pending(last.ticket());
                }
                Receipt receipt = check.node().receipt(last.ticket(), CHECKPOINT_WAIT_MS);
                check.check(receipt, wanted);
                boolean carriedOut = receipt.refusal() == null;
                print(receipt, (carriedOut ? sequel : Sequel.NONE).follow(check.node(), receipt));
                yield carriedOut ? ExitCode.OK : ExitCode.SOFTWARE;
            }
        };
    }

    private int pending(Hash ticket) throws CommandFailed {
        if (!noWait) {
            throw new CommandFailed(
                    "not-final",
                    "not final after " + FINALITY_WAIT_MS / 1_000 + " s (ticket " + ticket
                            + "): the node has it, but the validators do not agree on new blocks; see its /ready");
        }
        JsonNode json = JsonNodeFactory.instance
                .objectNode()
                .put("ticket", ticket.hex())
                .put("status", "pending");
        output.print(json, List.of("sent, ticket " + ticket));
        return ExitCode.OK;
    }

    /** What the receipt says was proven; what followed is the node's word. */
    private void print(Receipt receipt, Shown more) {
        List<String> lines = new ArrayList<>();
        lines.add("final at height " + receipt.height() + ", log position " + receipt.position()
                + ", proven by a quorum of cosignatures");
        receipt.results().forEach(event -> lines.add("  " + EventLine.of(event)));
        if (receipt.refusal() != null) {
            lines.add("refused (" + receipt.refusal() + "): " + Texts.reason(receipt.refusal()));
        }
        if (!more.lines().isEmpty()) {
            lines.add("as the node says:");
            lines.addAll(more.lines());
        }
        ObjectNode json = receipt.json().deepCopy();
        json.put("outcome", receipt.refusal() == null ? "carried-out" : "refused");
        json.put("proven", true).setAll(more.json());
        output.print(json, lines);
    }

    private static String remedy(String code) {
        return switch (code) {
            case "wrong-chain" -> "; is --node the network you mean?";
            case "expired", "validity-too-far" -> "; this computer's clock and the node's differ: set them right";
            case "no-faucet" -> "; name a node that has one with --node";
            default -> "";
        };
    }

    private long proofOfWork(Wallet opened, int bits) throws CallFailed {
        output.note("working for the key's proof of work (" + bits + " bits), once");
        try {
            return opened.proofOfWork(bits);
        } catch (IOException | KeystoreRefused e) {
            throw new CallFailed("wallet", "the proof of work cannot be kept: " + e.getMessage());
        }
    }
}
