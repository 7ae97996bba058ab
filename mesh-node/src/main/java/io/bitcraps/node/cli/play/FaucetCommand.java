package io.bitcraps.node.cli.play;

import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.node.cli.client.Wanted;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "faucet",
        mixinStandardHelpOptions = true,
        description = "Ask a demo network's treasury for play tokens; this opens the account.")
public final class FaucetCommand implements Callable<Integer> {

    @Mixin
    private Acting acting;

    @Parameters(paramLabel = "AMOUNT", description = "CRAP, at most six decimals.")
    private Amount amount;

    @Option(names = "--to", paramLabel = "KEY", description = "Who gets them; else the wallet's key.")
    private @Nullable PublicKey to;

    @Override
    public Integer call() throws Exception {
        PublicKey receiver = to == null ? acting.wallet().open(Ed25519.best()).account() : to;
        return acting.ask(new Wanted.Grant(receiver, amount));
    }
}
