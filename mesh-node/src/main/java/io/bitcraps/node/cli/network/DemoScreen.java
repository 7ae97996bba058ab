package io.bitcraps.node.cli.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.bitcraps.node.cli.client.CallFailed;
import io.bitcraps.node.cli.client.NodeClient;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The demo in the terminal: one line a roll, and on a real terminal a line of figures that stays at the bottom. */
final class DemoScreen {

    private static final int KEPT_LATENCIES = 200;
    private static final String ERASE_LINE = "\r\u001b[2K";

    private final PrintStream out;
    private final boolean live;
    private final List<Long> latencies = new ArrayList<>();
    private final long begin = System.nanoTime();
    private long actions;

    /** @param live whether a line may be written over */
    DemoScreen(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
    }

    void show(DemoGame game, DemoGame.Round round, NodeClient client) throws CallFailed {
        latencies.addAll(round.finalityMs());
        while (latencies.size() > KEPT_LATENCIES) {
            latencies.removeFirst();
        }
        actions += round.finalityMs().size();
        JsonNode dice = round.dice().path("dice");
        int point = dice.path("point").asInt();
        StringBuilder line = new StringBuilder();
        line.append("table ").append(game.table());
        line.append("  roll ").append(round.roll());
        line.append("  dice ")
                .append(dice.path("first").asInt())
                .append('+')
                .append(dice.path("second").asInt());
        line.append("  ")
                .append(dice.path("sevenOut").asBoolean() ? "seven-out" : point == 0 ? "come-out" : "point " + point);
        line.append("  ").append(results(round.dice()));
        if (live) {
            out.print(ERASE_LINE);
        }
        out.println(line);
        String figures = figures(game, client);
        if (live) {
            out.print(figures);
            out.flush();
        } else {
            out.println("  " + figures);
        }
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
        return won + " bets won, " + lost + " lost";
    }

    private String figures(DemoGame game, NodeClient client) throws CallFailed {
        List<Long> sorted = latencies.stream().sorted().toList();
        double seconds = (System.nanoTime() - begin) / 1e9;
        StringBuilder line = new StringBuilder();
        line.append("height ").append(client.status().path("tip").asLong());
        line.append(", finality ").append(sorted.get(sorted.size() / 2)).append(" ms (median)");
        line.append(String.format(Locale.ROOT, ", %.1f actions/s", actions / seconds));
        for (DemoPlayer player : game.players()) {
            line.append(", ").append(player.name()).append(' ').append(player.available());
        }
        return line.toString();
    }
}
