package io.bitcraps.node.cli.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.events.audit.export.Export;
import io.bitcraps.events.audit.export.LogExport;
import io.bitcraps.events.audit.export.Unreadable;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.log.note.Policy;
import io.bitcraps.node.cli.CommandFailed;
import io.bitcraps.node.cli.NodeOption;
import io.bitcraps.node.cli.Output;
import io.bitcraps.node.cli.client.NodeClient;
import io.bitcraps.node.coordinator.NodeFiles;
import io.bitcraps.node.store.SqliteLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write the log as static files that any web server can serve and audit verify checks offline.")
public final class ExportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private NodeOption node;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "DIR", description = "Where to; an export that is there is continued.")
    private Path directory;

    @Option(names = "--data", paramLabel = "DIR", description = "Read a stopped node's directory, not a live node.")
    private @Nullable Path data;

    @Option(
            names = "--db-path",
            paramLabel = "DIR",
            defaultValue = "${env:BITCRAPS_DB_PATH:-}",
            description = "With --data: where that node keeps its log, if elsewhere; BITCRAPS_DB_PATH.")
    private String dbPath = "";

    @Override
    public Integer call() throws Exception {
        if (data != null) {
            return fromDirectory(new NodeFiles(data).withData(dbPath));
        }
        try (NodeClient client = node.client()) {
            return write(NodeExport.of(client));
        }
    }

    private int fromDirectory(NodeFiles files) throws IOException, CommandFailed {
        if (!Files.isRegularFile(files.genesis()) || !Files.isRegularFile(files.log())) {
            throw new CommandFailed(
                    "no-node",
                    "there is no " + files.genesis() + " or no " + files.log()
                            + ": --data takes a directory that `bitcraps node --dir` runs in, --db-path its"
                            + " BITCRAPS_DB_PATH");
        }
        byte[] genesis = Files.readAllBytes(files.genesis());
        GenesisChain chain;
        try {
            chain = GenesisChain.of(genesis);
        } catch (Malformed e) {
            throw new CommandFailed("malformed-genesis", files.genesis() + " is no genesis file: " + e.getMessage());
        }
        try (SqliteLog log = SqliteLog.open(files.log(), chain.block())) {
            Policy policy = Policy.of(chain.chain(), chain.genesis().committee());
            return write(new LogExport(log, genesis, policy));
        }
    }

    private int write(Export source) throws IOException, CommandFailed {
        ExportWriter.Written written;
        try (var progress = new ProgressLine(command.commandLine().getErr(), "files", !output.isJson())) {
            written = new ExportWriter(source, directory).write(progress);
        } catch (Unreadable e) {
            throw new CommandFailed("unreadable", "the export " + e.sentence());
        }
        long height = written.checkpoint().height().value();
        long entries = written.checkpoint().head().size();
        output.print(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("directory", directory.toString())
                        .put("height", height)
                        .put("entries", entries)
                        .put("files", written.files())
                        .put("kept", written.kept()),
                List.of("exported: height=" + height + " entries=" + entries + " files=" + written.files() + " to "
                        + directory));
        return ExitCode.OK;
    }
}
