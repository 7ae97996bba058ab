package io.bitcraps.node.cli.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bitcraps.events.audit.Finding;
import io.bitcraps.events.audit.Progress;
import io.bitcraps.events.audit.Report;
import io.bitcraps.events.audit.export.Export;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.genesis.GenesisCodec;
import io.bitcraps.node.cli.CommandFailed;
import io.bitcraps.node.cli.Output;
import io.bitcraps.node.cli.client.NodeClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Verify an exported directory or a live node; a finding is a line, and any makes exit code 1.")
public final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private Output output;

    @Parameters(paramLabel = "DIR|URL", description = "Directory of an export, or address of a node.")
    private String subject;

    @Option(
            names = "--genesis",
            required = true,
            paramLabel = "FILE",
            description = "Genesis file that you trust, from elsewhere than what is verified.")
    private Path genesis;

    @Option(names = "--reexecute", description = "Execute every block again, too.")
    private boolean reexecute;

    @Option(names = "--strict", description = "Count surplus files and signature lines as findings; for a directory.")
    private boolean strict;

    @Override
    public Integer call() throws Exception {
        boolean live = subject.startsWith("http://") || subject.startsWith("https://");
        if (live && strict) {
            throw new ParameterException(
                    command.commandLine(), "--strict is for an exported directory: a live node adds files meanwhile");
        }
        byte[] genesisFile = genesisFile();
        if (live) {
            try (NodeClient node = new NodeClient(address())) {
                return report(audit(NodeExport.of(node), genesisFile));
            }
        }
        Path directory = Path.of(subject);
        if (!Files.isDirectory(directory)) {
            throw new CommandFailed("no-export", directory + " is no directory: bitcraps export makes one");
        }
        return report(audit(new DirectoryExport(directory), genesisFile));
    }

    private URI address() {
        try {
            URI address = URI.create(subject);
            if (address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw noAddress();
        }
        throw noAddress();
    }

    private ParameterException noAddress() {
        return new ParameterException(
                command.commandLine(), "'" + subject + "' is no address of a node: it takes http://host:port");
    }

    private byte[] genesisFile() throws IOException, CommandFailed {
        if (!Files.isRegularFile(genesis)) {
            throw new CommandFailed("no-genesis", genesis + " is no file: --genesis names the genesis file you trust");
        }
        if (Files.size(genesis) > GenesisCodec.MAX_BYTES) {
            throw new CommandFailed("malformed-genesis", genesis + " is longer than any genesis file");
        }
        return Files.readAllBytes(genesis);
    }

    private Report audit(Export export, byte[] genesisFile) throws CommandFailed {
        CommandLine commands = command.commandLine();
        try (var line = new ProgressLine(commands.getErr(), "entries", !output.isJson())) {
            Progress progress = output.isJson() ? Progress.SILENT : new FindingLines(commands.getOut(), line);
            return new LogAudit(reexecute, strict).verify(export, genesisFile, progress);
        } catch (Malformed e) {
            throw new CommandFailed("malformed-genesis", genesis + " is no genesis file: " + e.getMessage());
        }
    }

    private int report(Report report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("verified", report.clean())
                .put("height", report.height())
                .put("entries", report.entries())
                .put("actions", report.actions())
                .put("rolls", report.rolls())
                .put("reexecuted", reexecute);
        ArrayNode findings = json.putArray("findings");
        for (Finding finding : report.findings()) {
            findings.addObject()
                    .put("kind", finding.kind().text())
                    .put("place", finding.place())
                    .put("sentence", finding.sentence());
        }
        json.put("dropped", report.dropped());
        ArrayNode convictions = json.putArray("convictions");
        List<String> lines = new ArrayList<>();
        for (Report.Conviction conviction : report.convictions()) {
            convictions
                    .addObject()
                    .put("height", conviction.height().value())
                    .put("validator", conviction.validator())
                    .put("offence", conviction.offence().text());
            lines.add("convicted: " + conviction.validator() + " of "
                    + conviction.offence().text() + ", by the block at height " + conviction.height());
        }
        lines.add(LogAudit.summary(report));
        output.print(json, lines);
        return report.clean() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
