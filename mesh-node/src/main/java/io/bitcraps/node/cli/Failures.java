package io.bitcraps.node.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.bitcraps.node.cli.client.CallFailed;
import io.bitcraps.node.config.Configuration;
import io.bitcraps.node.identity.KeystoreRefused;
import io.bitcraps.node.network.FileTrouble;
import io.bitcraps.node.store.StoreFailure;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a failed command prints: one sentence on the error stream, or one JSON object where JSON was asked for. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    /** How the parser says that a text is none; people have no long. */
    private static final String NUMBER = "is not an? (int|long)$";

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        String code = code(failure);
        print(command, parsed.originalArgs(), code, sentence(failure));
        return ExitCode.SOFTWARE;
    }

    /** A wrong usage gets no page of help: the sentence would scroll away. */
    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        String problem = String.valueOf(wrong.getMessage()).replaceFirst(NUMBER, "is no whole number in range");
        String hint = wrong instanceof UnmatchedArgumentException unmatched
                        && !unmatched.getSuggestions().isEmpty()
                ? "did you mean " + unmatched.getSuggestions().getFirst() + "?"
                : "see " + command.getCommandSpec().qualifiedName() + " --help";
        print(command, List.of(arguments), "usage", problem + "; " + hint);
        return ExitCode.USAGE;
    }

    private static void print(CommandLine command, List<String> arguments, String code, String sentence) {
        if (arguments.contains("--json")) {
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
    }

    private static String sentence(Exception failure) {
        return switch (failure) {
            case IOException e -> FileTrouble.words(e);
            case Exception e when e.getMessage() != null -> e.getMessage();
            case Exception e -> e.toString();
        };
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
