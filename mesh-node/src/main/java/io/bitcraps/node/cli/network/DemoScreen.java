package io.bitcraps.node.cli.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The demo in the terminal: a line a roll and a line a refusal, which scroll, and the figures, which on a real terminal
 * stay below them and are written over.
 */
final class DemoScreen {

    private static final String ESCAPE = "\u001b[";
    private static final String UP = "A";
    private static final String ERASE_BELOW = "\u001b[J";
    /** The terminal cuts what is too wide for it, instead of beginning a line that nobody counted. */
    private static final String CUT = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private final PrintStream out;
    private final boolean live;
    private List<String> standing = List.of();

    /** @param live whether lines may be written over */
    DemoScreen(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
    }

    /** A line that scrolls. */
    void note(String line) {
        print(List.of(line), live ? standing : List.of());
    }

    /** What a round brought, above the newest figures. */
    void show(List<String> round, List<String> figures) {
        print(round, live ? figures : List.of("  " + String.join("; ", figures)));
    }

    private void print(List<String> lines, List<String> below) {
        StringBuilder text = new StringBuilder();
        if (live && !standing.isEmpty()) {
            text.append(ESCAPE).append(standing.size()).append(UP).append(ERASE_BELOW);
        }
        lines.forEach(line -> text.append(line).append('\n'));
        text.append(live ? CUT : "");
        below.forEach(line -> text.append(line).append('\n'));
        text.append(live ? WRAP : "");
        standing = below;
        out.print(text);
        out.flush();
    }

    /** What the round brought, for people. */
    static List<String> lines(DemoGame game, DemoGame.Round round) {
        List<String> lines = new ArrayList<>();
        JsonNode played = round.dice();
        if (played != null) {
            lines.add("table " + game.table() + "  roll " + round.roll() + "  " + dice(played.path("dice")) + "  "
                    + results(played));
        }
        for (DemoPlayer.Outcome refused : round.refusals()) {
            lines.add("refused: roll " + round.roll() + ", " + refused.player().name() + ": " + refused.reason());
        }
        return lines;
    }

    /** {@code 3+4 seven-out}. */
    static String dice(JsonNode dice) {
        int point = dice.path("point").asInt();
        return dice.path("first").asInt() + "+" + dice.path("second").asInt()
                + (dice.path("sevenOut").asBoolean() ? " seven-out" : point == 0 ? " point off" : " point " + point);
    }

    private static String results(JsonNode round) {
        long won = 0;
        long lost = 0;
        for (JsonNode result : round.path("results")) {
            switch (result.path("outcome").asText()) {
                case "won" -> won++;
                case "lost" -> lost++;
                default -> {}
            }
        }
        return won + (won == 1 ? " bet won, " : " bets won, ") + lost + " lost";
    }
}
