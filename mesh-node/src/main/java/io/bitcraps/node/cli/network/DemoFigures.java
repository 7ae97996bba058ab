package io.bitcraps.node.cli.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.bitcraps.node.cli.client.CallFailed;
import io.bitcraps.node.cli.client.NodeClient;
import io.bitcraps.node.cli.client.TableView;
import io.bitcraps.node.cli.play.Texts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How the network does, in a few lines: height, finality, actions a second, tables and balances. For one thread. */
final class DemoFigures {

    /** Rounds that finality and actions a second are taken over: what the network does now, not since the morning. */
    private static final int KEPT_ROUNDS = 30;

    private static final int SHOWN_TABLES = 4;
    /** The newest one may be locked, without dice yet. */
    private static final int ASKED_ROLLS = 2;

    private final NodeClient client;
    private final Deque<Kept> kept = new ArrayDeque<>();
    private long refused;

    private record Kept(long beginNs, List<Long> finalityMs) {}

    DemoFigures(NodeClient client) {
        this.client = client;
    }

    /** @param beginNs when the round began, on {@link System#nanoTime()}'s clock */
    void add(long beginNs, DemoGame.Round round) {
        kept.addLast(new Kept(beginNs, round.finalityMs()));
        if (kept.size() > KEPT_ROUNDS) {
            kept.removeFirst();
        }
        refused += round.refusals().size();
    }

    /** As of now; at least one round was added. */
    List<String> lines(List<DemoPlayer> players) throws CallFailed {
        List<Long> sorted = kept.stream()
                .flatMap(round -> round.finalityMs().stream())
                .sorted()
                .toList();
        double seconds = (double) (System.nanoTime() - kept.getFirst().beginNs()) / TimeUnit.SECONDS.toNanos(1);
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "height %d, finality %d ms (median), %.1f actions/s, %d refused",
                client.status().path("tip").asLong(),
                sorted.get(sorted.size() / 2),
                sorted.size() / seconds,
                refused));
        List<String> balances = new ArrayList<>();
        for (DemoPlayer player : players) {
            balances.add(player.name() + " " + player.available());
        }
        lines.add(String.join(", ", balances) + " CRAP");
        addTables(lines);
        return lines;
    }

    private void addTables(List<String> lines) throws CallFailed {
        List<TableView> open = client.tables().stream()
                .filter(table -> !table.phase().equals("closed"))
                .toList()
                .reversed(); // the oldest first: the demo's own
        for (TableView table : open.subList(0, Math.min(SHOWN_TABLES, open.size()))) {
            lines.add(line(table));
        }
        if (open.size() > SHOWN_TABLES) {
            lines.add("and " + (open.size() - SHOWN_TABLES) + " more tables");
        }
    }

    private String line(TableView table) throws CallFailed {
        StringBuilder line = new StringBuilder();
        line.append(table.id())
                .append(" \"")
                .append(Texts.printable(table.name()))
                .append("\" ");
        line.append(table.locked() ? "locked" : table.phase());
        line.append(table.point() == 0 ? ", come-out" : ", point " + table.point());
        for (JsonNode round : client.rounds(table.id(), ASKED_ROLLS)) {
            if (round.hasNonNull("dice")) {
                return line.append(", last roll ")
                        .append(round.path("roll").asLong())
                        .append(": ")
                        .append(DemoScreen.dice(round.path("dice")))
                        .toString();
            }
        }
        return line.append(", no roll yet").toString();
    }
}
