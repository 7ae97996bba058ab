package io.bitcraps.node.cli.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bitcraps.node.cli.Output;
import io.bitcraps.node.store.LogCheck;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.ExitCode;

/** What a check of a log came to, as every command of this package prints it. */
record Outcome(LogCheck.Report report, List<String> beside) {

    /** @param beside findings about what is no log */
    Outcome {
        beside = List.copyOf(beside);
    }

    static Outcome ofLog(LogCheck.Report report) {
        return new Outcome(report, List.of());
    }

    /** Prints findings as they come; with --json they come at the end. */
    static Consumer<LogCheck.Finding> lines(Output output, PrintWriter out) {
        return finding -> {
            if (!output.isJson()) {
                out.println(finding);
                out.flush();
            }
        };
    }

    boolean clean() {
        return report.clean() && beside.isEmpty();
    }

    /** @param sentence what came of the command, for people, if there is no finding; {@code status} for scripts */
    int print(Output output, String status, String sentence) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("status", clean() ? status : "damaged")
                .put("height", report.tip().value())
                .put("entries", report.entries());
        ArrayNode findings = json.putArray("findings");
        report.findings().forEach(finding -> findings.add(finding.toString()));
        beside.forEach(findings::add);
        json.put("more", report.more());
        List<String> lines = new ArrayList<>(beside);
        long count = report.findings().size() + beside.size() + report.more();
        lines.add(
                clean()
                        ? sentence + ": height=" + report.tip() + " entries=" + report.entries()
                        : "damaged: " + count + (count == 1 ? " finding" : " findings"));
        output.print(json, lines);
        return clean() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
