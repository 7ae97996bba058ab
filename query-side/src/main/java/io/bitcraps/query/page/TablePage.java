package io.bitcraps.query.page;

import io.bitcraps.query.api.Reads;
import io.bitcraps.query.api.Refusal;
import io.bitcraps.query.read.BetRow;
import io.bitcraps.query.read.BetRows;
import io.bitcraps.query.read.RoundRow;
import io.bitcraps.query.read.RoundRows;
import io.bitcraps.query.read.SeatRow;
import io.bitcraps.query.read.SeatRows;
import io.bitcraps.query.read.SettlementRow;
import io.bitcraps.query.read.SettlementRows;
import io.bitcraps.query.read.TableRow;
import io.bitcraps.query.read.TableRows;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what the page of a table shows. */
@Singleton
final class TablePage {

    private static final int ROLLS = 8;
    private static final List<Integer> NUMBERS = List.of(4, 5, 6, 8, 9, 10);

    private final Reads reads;
    private final TableRows tables;
    private final SeatRows seats;
    private final BetRows bets;
    private final RoundRows rounds;
    private final SettlementRows settlements;

    TablePage(
            Reads reads, TableRows tables, SeatRows seats, BetRows bets, RoundRows rounds, SettlementRows settlements) {
        this.reads = reads;
        this.tables = tables;
        this.seats = seats;
        this.bets = bets;
        this.rounds = rounds;
        this.settlements = settlements;
    }

    TableView view(String id) {
        return reads.asOf(null, asOf -> {
            TableRow row = tables.find(id);
            if (row == null) {
                throw Refusal.notFound(
                        "unknown-table", "There is no table " + id + " at height " + asOf.height() + ".");
            }
            List<SeatRow> taken = seats.at(id);
            List<BetRow> standing = bets.at(id);
            return new TableView(
                    id,
                    row.name(),
                    asOf.height(),
                    row.phase(),
                    Puck.of(row.pointNumber()),
                    NUMBERS.stream()
                            .map(number -> new TableView.Box(number, number == row.pointNumber()))
                            .toList(),
                    Lock.of(row, taken.size()),
                    row.hands() + 1,
                    Wording.crap(row.minimum()) + " to " + Wording.crap(row.maximum()) + " CRAP",
                    taken.stream().map(seat -> seat(seat, row, standing)).toList(),
                    rounds.page(id, Long.MAX_VALUE, ROLLS).stream()
                            .map(this::roll)
                            .toList());
        });
    }

    private static TableView.Seat seat(SeatRow seat, TableRow table, List<BetRow> standing) {
        List<BetRow> own = standing.stream()
                .filter(bet -> bet.player().equals(seat.player()))
                .toList();
        boolean comeOut = table.pointNumber() == 0;
        return new TableView.Seat(
                seat.seat(),
                seat.player(),
                Wording.brief(seat.player()),
                seat.seat() == table.shooter(),
                seat.ready(),
                own.stream()
                        .map(bet -> new TableView.Chip(
                                Wording.bet(bet.kind(), bet.spot()),
                                Wording.crap(bet.stake()),
                                comeOut && !bet.switchedOn()))
                        .toList(),
                Wording.crap(own.stream().mapToLong(BetRow::stake).sum()));
    }

    private TableView.Roll roll(RoundRow row) {
        Integer first = row.firstDie();
        Integer second = row.secondDie();
        Integer point = row.pointAfter();
        Long rolledMs = row.rolledMs();
        if (first == null || second == null || point == null || rolledMs == null) {
            return new TableView.Roll(
                    row.roll(), List.of(), "", "locked, waiting for the seed", "", row.lockHeight(), List.of());
        }
        return new TableView.Roll(
                row.roll(),
                List.of(first, second),
                Integer.toString(first + second),
                Boolean.TRUE.equals(row.sevenOut()) ? "seven out" : point == 0 ? "puck off" : "point " + point,
                Wording.clock(rolledMs),
                row.lockHeight(),
                players(settlements.of(row.tableId(), row.roll())));
    }

    /** In the order in which the log names them first. */
    private static List<TableView.Player> players(List<SettlementRow> rows) {
        Map<String, List<TableView.Result>> results = new LinkedHashMap<>();
        for (SettlementRow row : rows) {
            results.computeIfAbsent(row.player(), key -> new ArrayList<>()).add(result(row));
        }
        return results.entrySet().stream()
                .map(each -> new TableView.Player(each.getKey(), Wording.brief(each.getKey()), each.getValue()))
                .toList();
    }

    private static TableView.Result result(SettlementRow row) {
        String words = switch (row.outcome()) {
            case "won" -> "won " + Wording.change(row.winnings());
            case "lost" -> "lost " + Wording.change(-row.stake());
            case "travelled" -> "moved to " + row.movedTo();
            default -> row.outcome() + ", " + Wording.crap(row.stake()) + " back";
        };
        return new TableView.Result(Wording.bet(row.kind(), row.spot()), row.outcome(), words);
    }
}
