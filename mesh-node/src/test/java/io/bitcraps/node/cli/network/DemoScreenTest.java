package io.bitcraps.node.cli.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoScreenTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void writesOverTheFiguresOfATerminalAndLetsItCutThem() {
        var screen = new DemoScreen(out, true);

        screen.show(List.of("roll 0"), List.of("height 1", "t1 open"));
        screen.note("validator-2 has ended");
        screen.show(List.of("roll 1"), List.of("height 2"));

        assertEquals(
                "roll 0\n<7l>height 1\nt1 open\n<7h>"
                        + "<up 2><below>validator-2 has ended\n<7l>height 1\nt1 open\n<7h>"
                        + "<up 2><below>roll 1\n<7l>height 2\n<7h>",
                printed());
    }

    @Test
    void writesNoControlsWhereNoTerminalIs() {
        var screen = new DemoScreen(out, false);

        screen.show(List.of("roll 0", "refused: roll 0, bob"), List.of("height 1", "t1 open"));
        screen.note("validator-2 has ended");
        screen.show(List.of("roll 1"), List.of("height 2"));

        assertEquals(
                "roll 0\nrefused: roll 0, bob\n  height 1; t1 open\nvalidator-2 has ended\nroll 1\n  height 2\n",
                printed());
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8)
                .replaceAll("\u001b\\[(\\d)A", "<up $1>")
                .replace("\u001b[J", "<below>")
                .replace("\u001b[?7l", "<7l>")
                .replace("\u001b[?7h", "<7h>");
    }
}
