package io.bitcraps.node.cli.store;

import io.bitcraps.node.cli.CommandFailed;
import io.bitcraps.node.cli.Output;
import io.bitcraps.node.coordinator.NodeFiles;
import io.bitcraps.node.store.LogCheck;
import io.bitcraps.node.store.LogCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Copy a node's log, while it runs or not, and check all of the copy.")
public final class BackupCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private Output output;

    @Parameters(index = "0", paramLabel = "DIR", description = "Directory of the node.")
    private Path directory = Path.of(".");

    @Parameters(index = "1", paramLabel = "TARGET", description = "A directory that is empty or not there yet.")
    private Path target = Path.of(".");

    @Option(
            names = "--db-path",
            paramLabel = "DIR",
            defaultValue = "${env:BITCRAPS_DB_PATH:-}",
            description = "Where that node keeps its log, if elsewhere; BITCRAPS_DB_PATH.")
    private String dbPath = "";

    @Override
    public Integer call() throws Exception {
        NodeFiles files = new NodeFiles(directory).withData(dbPath);
        Subject subject = Subject.of(files.genesis());
        Subject.requireLog(files.log());
        requireEmpty();
        Files.createDirectories(target);
        NodeFiles backup = new NodeFiles(target);
        Files.write(backup.genesis(), subject.file());
        LogCopy copy = LogCopy.begin(files.log(), backup.log());
        LogCheck.Report report = copy.check(
                subject.genesis().block(),
                subject.certificates(),
                Outcome.lines(output, command.commandLine().getOut()));
        if (report.clean()) {
            copy.finish();
        } else {
            copy.discard();
            Files.delete(backup.genesis());
        }
        return Outcome.ofLog(report).print(output, "backed-up", "backed up to " + target);
    }

    private void requireEmpty() throws IOException, CommandFailed {
        if (!Files.exists(target)) {
            return;
        }
        try (Stream<Path> there = Files.list(target)) {
            if (there.findAny().isPresent()) {
                throw new CommandFailed(
                        "not-empty", target + " is not empty: name a directory that is, or that is not there yet");
            }
        }
    }
}
