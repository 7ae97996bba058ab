package io.bitcraps.node.cli;

import io.bitcraps.node.cli.audit.AuditCommand;
import io.bitcraps.node.cli.audit.ExportCommand;
import io.bitcraps.node.cli.bench.BenchCommand;
import io.bitcraps.node.cli.genesis.GenesisCommand;
import io.bitcraps.node.cli.network.DemoCommand;
import io.bitcraps.node.cli.network.InitCommand;
import io.bitcraps.node.cli.network.NodeCommand;
import io.bitcraps.node.cli.network.QueryCommand;
import io.bitcraps.node.cli.network.TrainCommand;
import io.bitcraps.node.cli.play.BalanceCommand;
import io.bitcraps.node.cli.play.BetCommand;
import io.bitcraps.node.cli.play.FaucetCommand;
import io.bitcraps.node.cli.play.RollCommand;
import io.bitcraps.node.cli.play.TableCommand;
import io.bitcraps.node.cli.play.Texts;
import io.bitcraps.node.cli.play.TransferCommand;
import io.bitcraps.node.cli.sim.SimCommand;
import io.bitcraps.node.cli.store.StoreCommand;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

@Command(
        name = "bitcraps",
        mixinStandardHelpOptions = true,
        versionProvider = Main.ManifestVersion.class,
        description = "A craps ledger on Byzantine fault tolerant consensus.",
        footer = "Exit codes: 0 done, 1 refused or failed, 2 wrong usage.")
public final class Main implements Runnable {

    /** In the order of the help. */
    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            BenchCommand.class,
            InitCommand.class,
            GenesisCommand.class,
            NodeCommand.class,
            QueryCommand.class,
            TrainCommand.class,
            WalletCommand.class,
            FaucetCommand.class,
            BalanceCommand.class,
            TransferCommand.class,
            TableCommand.class,
            BetCommand.class,
            RollCommand.class,
            ExportCommand.class,
            AuditCommand.class,
            StoreCommand.class,
            ConfigCommand.class,
            SimCommand.class);

    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine(asked(args)).execute(args));
    }

    /** All commands, with what they share. */
    public static CommandLine commandLine() {
        return commandLine(COMMANDS);
    }

    /** The one that the first argument names, or all: reading what every command takes is a sixth of a node's start. */
    private static List<Class<?>> asked(String[] args) {
        List<Class<?>> named = COMMANDS.stream()
                .filter(each -> args.length > 0
                        && each.getAnnotation(Command.class).name().equals(args[0]))
                .toList();
        return named.isEmpty() ? COMMANDS : named;
    }

    private static CommandLine commandLine(List<Class<?>> subcommands) {
        CommandLine commands = new CommandLine(new Main());
        subcommands.forEach(commands::addSubcommand);
        Failures failures = new Failures();
        commands.setExecutionExceptionHandler(failures);
        commands.setParameterExceptionHandler(failures);
        Texts.register(commands);
        return commands;
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    static final class ManifestVersion implements IVersionProvider {

        @Override
        public String[] getVersion() {
            var version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"bitcraps " + (version == null ? "development" : version)};
        }
    }
}
