package io.bitcraps.node.cli.play;

import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.craps.CrapsCodecs;
import io.bitcraps.events.craps.TableRules;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.PayTableCodec;
import io.bitcraps.node.cli.client.Chain;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "create", mixinStandardHelpOptions = true, description = "Open a table against a deposit.")
public final class CreateTableCommand implements Callable<Integer> {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    @Spec
    private CommandSpec command;

    @Mixin
    private Acting acting;

    @Option(names = "--name", defaultValue = "table", description = "At most 64 bytes; default ${DEFAULT-VALUE}.")
    private String name;

    @Option(names = "--minimum", defaultValue = "1", description = "Smallest stake; default ${DEFAULT-VALUE} CRAP.")
    private Amount minimum;

    @Option(names = "--maximum", defaultValue = "100", description = "Largest stake; default ${DEFAULT-VALUE} CRAP.")
    private Amount maximum;

    @Option(names = "--pay-table", paramLabel = "HASH", description = "A registered one; else the genesis' first.")
    private @Nullable String payTable;

    @Option(names = "--seats", defaultValue = "8", description = "1 to 12; default ${DEFAULT-VALUE}.")
    private int seats;

    @Option(names = "--min-players", defaultValue = "1", description = "To start; default ${DEFAULT-VALUE}.")
    private int minPlayers;

    @Option(names = "--ante", defaultValue = "0", description = "Held at joining; default ${DEFAULT-VALUE} CRAP.")
    private Amount ante;

    @Option(
            names = "--min-bet-time",
            paramLabel = "MS",
            defaultValue = "0",
            description = "Betting time after a settlement; default ${DEFAULT-VALUE} ms.")
    private long minBetTimeMs;

    @Option(
            names = "--roll-clock",
            paramLabel = "MS",
            defaultValue = "60000",
            description = "What the shooter has; default ${DEFAULT-VALUE} ms.")
    private long rollClockMs;

    @Option(names = "--by-invitation", description = "Only invited keys may join.")
    private boolean byInvitation;

    @Override
    public Integer call() throws Exception {
        if (name.getBytes(StandardCharsets.UTF_8).length > CrapsCodecs.MAX_NAME_BYTES) {
            throw usage("--name takes at most " + CrapsCodecs.MAX_NAME_BYTES + " bytes");
        }
        if (payTable != null && !HASH.matcher(payTable).matches()) {
            throw usage("--pay-table takes 64 lower-case hex digits, got '" + payTable + "'");
        }
        if (minBetTimeMs < 0 || rollClockMs < 0) {
            throw usage("--min-bet-time and --roll-clock are not negative");
        }
        return acting.act((node, chain) -> new ActionBody.CreateTable(rules(chain)));
    }

    private TableRules rules(Chain chain) {
        Hash pays = payTable == null
                ? PayTableCodec.hash(chain.genesis().payTables().getFirst())
                : Hash.parse(payTable);
        return new TableRules(
                name, minimum, maximum, pays, seats, minPlayers, ante, minBetTimeMs, rollClockMs, !byInvitation);
    }

    private ParameterException usage(String sentence) {
        return new ParameterException(command.commandLine(), sentence);
    }
}
