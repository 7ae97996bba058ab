package io.bitcraps.node.cli.play;

import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.craps.CrapsCodecs;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.craps.Wager;
import io.bitcraps.events.id.TableId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "bet",
        mixinStandardHelpOptions = true,
        description = "Place or raise bets for the table's next roll, take them down, or switch them; all or none.")
public final class BetCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private Acting acting;

    @Parameters(index = "0", paramLabel = "TABLE", description = "Such as t1.")
    private TableId table;

    @Parameters(
            index = "1..*",
            arity = "1..32",
            paramLabel = "WAGER",
            description = "BET=AMOUNT or BET@NUMBER=AMOUNT (pass=5, odds-come@6=10, field=1.5); with --on and --off BET"
                    + " or BET@NUMBER alone.")
    private List<String> texts;

    @ArgGroup
    private @Nullable Change change;

    private static final class Change {
        @Option(names = "--take-down", description = "Take the amounts off the bets.")
        private boolean takeDown;

        @Option(names = "--on", description = "Let the bets work on come-out rolls.")
        private boolean on;

        @Option(names = "--off", description = "Let the bets rest on come-out rolls.")
        private boolean off;
    }

    @Override
    public Integer call() throws Exception {
        if (texts.size() > CrapsCodecs.MAX_WAGERS) {
            throw usage("an action takes at most " + CrapsCodecs.MAX_WAGERS + " wagers");
        }
        if (change != null && (change.on || change.off)) {
            List<Spot> spots = parsed(() -> texts.stream().map(Texts::spot).toList());
            boolean on = change.on;
            return acting.act((node, chain) ->
                    new ActionBody.SwitchBets(table, node.table(table).roll(), spots, on));
        }
        List<Wager> wagers = parsed(() -> texts.stream().map(Texts::wager).toList());
        boolean takeDown = change != null && change.takeDown;
        return acting.act((node, chain) -> {
            long roll = node.table(table).roll();
            return takeDown
                    ? new ActionBody.TakeDownBets(table, roll, wagers)
                    : new ActionBody.PlaceBets(table, roll, wagers);
        });
    }

    private interface Parsing<T> {
        T parse();
    }

    private <T> T parsed(Parsing<T> parsing) {
        try {
            return parsing.parse();
        } catch (TypeConversionException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException usage(String sentence) {
        return new ParameterException(command.commandLine(), sentence);
    }
}
