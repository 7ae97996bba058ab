package io.bitcraps.node.cli.store;

import io.bitcraps.node.cli.Output;
import io.bitcraps.node.coordinator.NodeFiles;
import io.bitcraps.node.store.LogCheck;
import io.bitcraps.node.store.SnapshotStore;
import io.bitcraps.node.store.StoreFailure;
import io.bitcraps.node.store.VoteJournal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Look at all that a stopped node keeps: a finding is a line, and any makes exit code 1.")
public final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "DIR", description = "Directory of a node that does not run, or of a backup.")
    private Path directory = Path.of(".");

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
        LogCheck.Report report = LogCheck.run(
                files.log(),
                subject.genesis().block(),
                subject.certificates(),
                Outcome.lines(output, command.commandLine().getOut()));
        return new Outcome(report, beside(files)).print(output, "whole", "whole");
    }

    private static List<String> beside(NodeFiles files) {
        List<String> findings = new ArrayList<>();
        if (Files.isDirectory(files.journal())) {
            try {
                VoteJournal.check(files.journal());
            } catch (StoreFailure e) {
                findings.add("journal: " + e.getMessage());
            }
        }
        if (Files.isDirectory(files.snapshots())) {
            new SnapshotStore(files.snapshots()).damaged().forEach(each -> findings.add("snapshots: " + each));
        }
        return findings;
    }
}
