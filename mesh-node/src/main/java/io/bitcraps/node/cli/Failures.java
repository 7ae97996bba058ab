package io.bitcraps.node.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.bitcraps.node.cli.client.CallFailed;
import io.bitcraps.node.config.Configuration;
import io.bitcraps.node.identity.KeystoreRefused;
import io.bitcraps.node.store.StoreFailure;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What a failed command prints: one sentence on the error stream, or one JSON object where JSON was asked for. */
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        String code = code(failure);
        String sentence = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        if (command.getParseResult().hasMatchedOption("--json")) {
            command.getOut()
                    .println(JsonNodeFactory.instance
                            .objectNode()
                            .put("status", "failed")
                            .put("code", code)
                            .put("detail", sentence));
            command.getOut().flush();
        } else {
            command.getErr().println("bitcraps: " + sentence);
            command.getErr().flush();
        }
        return ExitCode.SOFTWARE;
    }

    /** Whatever is none of these is a fault of the program, and its trace is worth more than a sentence. */
    private static String code(Exception failure) throws Exception {
        return switch (failure) {
            case CommandFailed e -> e.code();
            case CallFailed e -> e.code();
            case Configuration.Invalid e -> "invalid-settings";
            case KeystoreRefused e -> e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
            case StoreFailure e -> "store";
            case IOException e -> "input-output";
            default -> throw failure;
        };
    }
}
