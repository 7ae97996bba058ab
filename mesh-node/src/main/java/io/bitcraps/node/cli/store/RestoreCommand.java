package io.bitcraps.node.cli.store;

import io.bitcraps.node.cli.CommandFailed;
import io.bitcraps.node.cli.Output;
import io.bitcraps.node.coordinator.NodeFiles;
import io.bitcraps.node.store.Abstention;
import io.bitcraps.node.store.LogCheck;
import io.bitcraps.node.store.LogRestore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Put a backup in the place of a node that does not run; it then fetches what is newer.")
public final class RestoreCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private Output output;

    @Parameters(index = "0", paramLabel = "BACKUP", description = "What store backup made.")
    private Path backup = Path.of(".");

    @Parameters(index = "1", paramLabel = "DIR", description = "Directory of the node.")
    private Path directory = Path.of(".");

    @Option(
            names = "--db-path",
            paramLabel = "DIR",
            defaultValue = "${env:BITCRAPS_DB_PATH:-}",
            description = "Where that node keeps its log, if elsewhere; BITCRAPS_DB_PATH.")
    private String dbPath = "";

    @Option(names = "--replace", description = "Move a log that is there away, with what was made from it.")
    private boolean replace;

    @Override
    public Integer call() throws Exception {
        NodeFiles from = new NodeFiles(backup);
        NodeFiles files = new NodeFiles(directory).withData(dbPath);
        Subject subject = Subject.of(from.genesis());
        Subject.requireLog(from.log());
        if (Files.exists(files.genesis())
                && !Arrays.equals(Subject.of(files.genesis()).file(), subject.file())) {
            throw new CommandFailed("other-chain", files.genesis() + " is of another chain than " + from.genesis());
        }
        LogRestore restore = new LogRestore(
                files.log(),
                files.journal(),
                new Abstention(files.abstention()),
                List.of(files.snapshots(), files.readModel()));
        if (restore.isTaken() && !replace) {
            throw new CommandFailed(
                    "not-empty", "there is a log in " + files.data() + ": --replace moves it away; the journal stays");
        }
        long nowMs = Clock.systemUTC().millis();
        Path aside = files.data().resolve("replaced-" + nowMs);
        Files.createDirectories(files.directory());
        Files.createDirectories(files.data());
        LogCheck.Report report = restore.run(
                from.log(),
                subject.genesis().block(),
                subject.certificates(),
                aside,
                nowMs,
                Outcome.lines(output, command.commandLine().getOut()));
        if (report.clean() && !Files.exists(files.genesis())) {
            Files.write(files.genesis(), subject.file());
        }
        int exit = Outcome.ofLog(report).print(output, "restored", "restored to " + directory);
        if (report.clean() && !Files.exists(files.keystore())) {
            output.note("there is no " + files.keystore() + ": put the copy of it back before the node starts");
        }
        return exit;
    }
}
