package io.bitcraps.node.cli;

import io.bitcraps.node.cli.network.DemoCommand;
import io.bitcraps.node.cli.network.InitCommand;
import io.bitcraps.node.cli.network.NodeCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

@Command(
        name = "bitcraps",
        mixinStandardHelpOptions = true,
        versionProvider = Main.ManifestVersion.class,
        subcommands = {DemoCommand.class, InitCommand.class, NodeCommand.class},
        description = "A craps ledger on Byzantine fault tolerant consensus.")
public final class Main implements Runnable {

    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
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
