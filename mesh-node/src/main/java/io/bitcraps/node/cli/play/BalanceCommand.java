package io.bitcraps.node.cli.play;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.cli.CommandFailed;
import io.bitcraps.node.cli.NodeOption;
import io.bitcraps.node.cli.Output;
import io.bitcraps.node.cli.WalletOption;
import io.bitcraps.node.cli.client.AccountView;
import io.bitcraps.node.cli.client.NodeClient;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "balance", mixinStandardHelpOptions = true, description = "What an account has.")
public final class BalanceCommand implements Callable<Integer> {

    @Mixin
    private NodeOption node;

    @Mixin
    private WalletOption wallet;

    @Mixin
    private Output output;

    @Parameters(arity = "0..1", paramLabel = "KEY", description = "Whose; else the wallet's key.")
    private @Nullable PublicKey key;

    @Override
    public Integer call() throws Exception {
        PublicKey account = key == null ? wallet.open(Ed25519.best()).account() : key;
        try (NodeClient client = node.client()) {
            AccountView view = client.account(account, Height.ZERO)
                    .orElseThrow(() -> new CommandFailed(
                            "unknown-account", "no account has the key " + account + " yet: tokens open it"));
            ObjectNode json = JsonNodeFactory.instance
                    .objectNode()
                    .put("account", account.text())
                    .put("available", Long.toString(view.available().micro()))
                    .put("held", Long.toString(view.held().micro()))
                    .put("nonce", view.nonce().value())
                    .put("asOf", view.asOf().value());
            output.print(
                    json,
                    List.of(
                            "account   " + account,
                            "available " + view.available() + " CRAP (play money)",
                            "held      " + view.held() + " CRAP",
                            "as of     height " + view.asOf()));
            return ExitCode.OK;
        }
    }
}
