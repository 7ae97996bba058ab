package io.bitcraps.node.cli.play;

import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "transfer",
        mixinStandardHelpOptions = true,
        description = "Send tokens to a key; the first transfer to a key opens its account.")
public final class TransferCommand implements Callable<Integer> {

    private static final Pattern MEMO = Pattern.compile("(?:[0-9a-f]{2}){0,32}");

    @Spec
    private CommandSpec command;

    @Mixin
    private Acting acting;

    @Parameters(index = "0", paramLabel = "TO", description = "Key of the receiver.")
    private PublicKey to;

    @Parameters(index = "1", paramLabel = "AMOUNT", description = "CRAP, at most six decimals.")
    private Amount amount;

    @Option(names = "--memo", paramLabel = "HEX", defaultValue = "", description = "Commitment of at most 32 bytes.")
    private String memo;

    @Override
    public Integer call() throws Exception {
        if (!MEMO.matcher(memo).matches()) {
            throw new ParameterException(
                    command.commandLine(), "--memo takes at most 32 bytes in lower-case hex, got '" + memo + "'");
        }
        return acting.act((node, chain) -> new ActionBody.Transfer(to, amount, memo));
    }
}
