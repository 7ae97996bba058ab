package io.bitcraps.node.cli.store;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        subcommands = {CheckCommand.class, BackupCommand.class, RestoreCommand.class},
        description = "Check, back up and restore what a node keeps on disk.")
public final class StoreCommand implements Runnable {

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                command.commandLine(), "store takes a subcommand: check, backup or restore");
    }
}
