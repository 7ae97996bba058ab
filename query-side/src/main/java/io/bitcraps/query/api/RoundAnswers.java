package io.bitcraps.query.api;

import io.bitcraps.query.read.RoundRow;
import io.bitcraps.query.read.SeedRow;
import io.bitcraps.query.read.SeedRows;
import io.bitcraps.query.read.SettlementRow;
import io.bitcraps.query.read.SettlementRows;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rolls with all that proves them. */
@Singleton
final class RoundAnswers {

    private final SeedRows seeds;
    private final SettlementRows settlements;

    RoundAnswers(SeedRows seeds, SettlementRows settlements) {
        this.seeds = seeds;
        this.settlements = settlements;
    }

    /** @param before what to ask for to get the next page, absent on the last one */
    @Serdeable
    record RoundsAnswer(
            AsOf asOf, List<RoundAnswer> rounds, @Nullable Long before) {}

    @Serdeable
    record OneRoundAnswer(AsOf asOf, RoundAnswer round) {}

    /**
     * @param status {@code locked} or {@code rolled}
     * @param bets hash that binds every bet on the table at the lock
     * @param seed the group signature that the dice follow from, lower-case hex
     */
    @Serdeable
    record RoundAnswer(
            String table,
            long roll,
            long hand,
            String status,
            long lockHeight,
            long lockPosition,
            String bets,
            String exposure,
            @Nullable String seed,
            @Nullable DiceAnswer dice,
            List<ResultAnswer> results) {}

    /**
     * @param point after the roll, 0 if off
     * @param position of {@code DiceRolled} in the log
     */
    @Serdeable
    record DiceAnswer(
            int first, int second, int sum, int point, boolean sevenOut, long position, long height, long timeMs) {}

    /** @param to number a come bet travelled to, else 0 */
    @Serdeable
    record ResultAnswer(
            String player,
            String bet,
            int number,
            String outcome,
            String stake,
            String winnings,
            int to,
            long position) {}

    /** In the caller's transaction. */
    RoundAnswer of(RoundRow row) {
        SeedRow seed = seeds.find(row.lockHeight());
        DiceAnswer dice = dice(row);
        return new RoundAnswer(
                row.tableId(),
                row.roll(),
                row.hand(),
                dice == null ? "locked" : "rolled",
                row.lockHeight(),
                row.lockPosition(),
                row.betsHash(),
                Long.toString(row.exposure()),
                seed == null ? null : seed.signature(),
                dice,
                settlements.of(row.tableId(), row.roll()).stream()
                        .map(RoundAnswers::result)
                        .toList());
    }

    private static @Nullable DiceAnswer dice(RoundRow row) {
        Integer first = row.firstDie();
        Integer second = row.secondDie();
        Integer point = row.pointAfter();
        Boolean sevenOut = row.sevenOut();
        Long position = row.rolledPosition();
        Long height = row.rolledHeight();
        Long timeMs = row.rolledMs();
        if (first == null
                || second == null
                || point == null
                || sevenOut == null
                || position == null
                || height == null
                || timeMs == null) {
            return null;
        }
        return new DiceAnswer(first, second, first + second, point, sevenOut, position, height, timeMs);
    }

    private static ResultAnswer result(SettlementRow row) {
        return new ResultAnswer(
                row.player(),
                row.kind(),
                row.spot(),
                row.outcome(),
                Long.toString(row.stake()),
                Long.toString(row.winnings()),
                row.movedTo(),
                row.logPosition());
    }
}
