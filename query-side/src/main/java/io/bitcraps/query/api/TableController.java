package io.bitcraps.query.api;

import io.bitcraps.events.id.TableId;
import io.bitcraps.query.read.BetRow;
import io.bitcraps.query.read.BetRows;
import io.bitcraps.query.read.RoundRow;
import io.bitcraps.query.read.RoundRows;
import io.bitcraps.query.read.SeatRow;
import io.bitcraps.query.read.SeatRows;
import io.bitcraps.query.read.TableRow;
import io.bitcraps.query.read.TableRows;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables, their seats and standing bets. */
@Controller("/v1/tables")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TableController {

    private final Reads reads;
    private final TableRows tables;
    private final SeatRows seats;
    private final BetRows bets;
    private final RoundRows rounds;
    private final RoundAnswers answers;

    TableController(
            Reads reads, TableRows tables, SeatRows seats, BetRows bets, RoundRows rounds, RoundAnswers answers) {
        this.reads = reads;
        this.tables = tables;
        this.seats = seats;
        this.bets = bets;
        this.rounds = rounds;
        this.answers = answers;
    }

    /** @param before what to ask for to get the next page, absent on the last one */
    @Serdeable
    record TablesAnswer(
            AsOf asOf, List<TableAnswer> tables, @Nullable Long before) {}

    @Serdeable
    record OneTableAnswer(AsOf asOf, TableAnswer table, List<SeatAnswer> seats) {}

    /**
     * @param roll number of the next roll
     * @param point 0 while off
     * @param shooter seat that throws next, -1 while nobody is seated
     * @param lockHeight height of the block with the lock, absent while the table is not locked
     */
    @Serdeable
    record TableAnswer(
            String id,
            String name,
            String creator,
            String phase,
            long roll,
            long hands,
            int point,
            int shooter,
            boolean locked,
            @Nullable Long lockHeight,
            long lastSettledMs,
            RulesAnswer rules) {

        static TableAnswer of(TableRow row) {
            return new TableAnswer(
                    row.id(),
                    row.name(),
                    row.creator(),
                    row.phase(),
                    row.nextRoll(),
                    row.hands(),
                    row.pointNumber(),
                    row.shooter(),
                    row.locked(),
                    row.locked() ? row.lockHeight() : null,
                    row.lastSettledMs(),
                    RulesAnswer.of(row));
        }
    }

    /** What the creator fixed for the table's life; amounts in micro-CRAP. */
    @Serdeable
    record RulesAnswer(
            String minimum,
            String maximum,
            String payTable,
            int seats,
            int minPlayers,
            String ante,
            long minBetTimeMs,
            long rollClockMs,
            boolean open) {

        static RulesAnswer of(TableRow row) {
            return new RulesAnswer(
                    Long.toString(row.minimum()),
                    Long.toString(row.maximum()),
                    row.payTable(),
                    row.seats(),
                    row.minPlayers(),
                    Long.toString(row.ante()),
                    row.minBetTimeMs(),
                    row.rollClockMs(),
                    row.openToAll());
        }
    }

    @Serdeable
    record SeatAnswer(int seat, String player, boolean ready, List<BetAnswer> bets) {}

    /**
     * @param number the number a come bet or its odds stand on, else 0
     * @param on whether it works on come-out rolls too
     */
    @Serdeable
    record BetAnswer(String bet, int number, String stake, boolean on) {}

    @Get
    @Operation(summary = "Tables, the newest first, closed ones too, created below log position `before`")
    TablesAnswer tables(
            @Nullable @QueryValue Long before,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue Long atLeast) {
        int size = Asked.limit(limit);
        return reads.asOf(atLeast, asOf -> {
            List<TableRow> page = tables.page(Asked.before(before), size);
            Long next = page.size() < size ? null : page.getLast().createdPosition();
            return new TablesAnswer(asOf, page.stream().map(TableAnswer::of).toList(), next);
        });
    }

    @Get("/{id}")
    @Operation(summary = "A table with its seats and standing bets")
    OneTableAnswer table(@PathVariable String id, @Nullable @QueryValue Long atLeast) {
        TableId table = Asked.table(id);
        return reads.asOf(atLeast, asOf -> {
            TableRow row = existing(table, asOf);
            List<BetRow> standing = bets.at(row.id());
            List<SeatAnswer> taken = seats.at(row.id()).stream()
                    .map(seat -> seat(seat, standing))
                    .toList();
            return new OneTableAnswer(asOf, TableAnswer.of(row), taken);
        });
    }

    @Get("/{id}/rounds")
    @Operation(summary = "Rolls of a table, the newest first, below roll number `before`")
    RoundAnswers.RoundsAnswer rounds(
            @PathVariable String id,
            @Nullable @QueryValue Long before,
            @Nullable @QueryValue Integer limit,
            @Nullable @QueryValue Long atLeast) {
        TableId table = Asked.table(id);
        int size = Asked.limit(limit);
        return reads.asOf(atLeast, asOf -> {
            existing(table, asOf);
            List<RoundRow> page = rounds.page(table.text(), Asked.before(before), size);
            Long next = page.size() < size ? null : page.getLast().roll();
            return new RoundAnswers.RoundsAnswer(
                    asOf, page.stream().map(answers::of).toList(), next);
        });
    }

    @Get("/{id}/rounds/{roll}")
    @Operation(summary = "One roll: lock, seed, dice and what each bet got")
    RoundAnswers.OneRoundAnswer round(
            @PathVariable String id, @PathVariable String roll, @Nullable @QueryValue Long atLeast) {
        TableId table = Asked.table(id);
        long number = Asked.number("roll", roll);
        return reads.asOf(atLeast, asOf -> {
            existing(table, asOf);
            RoundRow row = rounds.find(table.text(), number);
            if (row == null) {
                throw Refusal.notFound(
                        "unknown-roll",
                        "roll " + number + " of " + table + " is not locked at height " + asOf.height());
            }
            return new RoundAnswers.OneRoundAnswer(asOf, answers.of(row));
        });
    }

    private TableRow existing(TableId table, AsOf asOf) {
        TableRow row = tables.find(table.text());
        if (row == null) {
            throw Refusal.notFound("unknown-table", "no table " + table + " at height " + asOf.height());
        }
        return row;
    }

    private static SeatAnswer seat(SeatRow seat, List<BetRow> standing) {
        List<BetAnswer> own = standing.stream()
                .filter(bet -> bet.player().equals(seat.player()))
                .map(bet -> new BetAnswer(bet.kind(), bet.spot(), Long.toString(bet.stake()), bet.switchedOn()))
                .toList();
        return new SeatAnswer(seat.seat(), seat.player(), seat.ready(), own);
    }
}
