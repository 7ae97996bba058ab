package io.bitcraps.node.cli;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** The person at the other end, if there is one. */
public final class Terminal {

    private Terminal() {}

    /** Whether input and output are a terminal's. */
    public static boolean isThere() {
        return console() != null;
    }

    /** What was typed, unseen, or null if nobody is there to type. */
    static char @Nullable [] secret(String prompt) {
        Console console = console();
        return console == null ? null : console.readPassword("%s", prompt);
    }

    @SuppressWarnings("SystemConsoleNull") // seen to be null on JDK 25 where the streams are redirected
    private static @Nullable Console console() {
        Console console = System.console();
        return console != null && console.isTerminal() ? console : null;
    }
}
