package io.bitcraps.node.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Text for people or, with --json, one JSON value and nothing else. */
public final class Output {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--json", description = "Print JSON only.")
    private boolean json;

    public boolean isJson() {
        return json;
    }

    /** Prints the one or the other. */
    public void print(JsonNode value, List<String> lines) {
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(value);
        } else {
            lines.forEach(out::println);
        }
        out.flush();
    }

    /** A line for people beside the result; none with --json. */
    public void note(String line) {
        if (!json) {
            command.commandLine().getErr().println(line);
            command.commandLine().getErr().flush();
        }
    }
}
