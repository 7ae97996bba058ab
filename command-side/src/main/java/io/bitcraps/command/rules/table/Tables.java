package io.bitcraps.command.rules.table;

import static io.bitcraps.events.event.RefusalReason.*;

import io.bitcraps.command.rules.Checks;
import io.bitcraps.command.rules.Ledger;
import io.bitcraps.command.rules.bets.SeatBets;
import io.bitcraps.command.rules.bets.Tariff;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.state.StateValue.Chair;
import io.bitcraps.events.state.StateValue.Phase;
import io.bitcraps.events.state.StateValue.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What several use cases ask of a table. */
public final class Tables {

    public static final int NOBODY = -1;

    private Tables() {}

    /** What holds for every action at a table that was created. */
    public static Checks checkTable(Checks checks, Table table) {
        return checks.refuseIf(table.locked(), LOCKED_TABLE).refuseIf(table.phase() == Phase.CLOSED, TABLE_CLOSED);
    }

    /** What holds for every action of a seat that names a roll. */
    public static Checks checkPlay(Checks checks, Table table, PublicKey player, long roll) {
        return checkTable(checks, table)
                .refuseIf(chair(table, player) == null, NOT_SEATED)
                .refuseIf(roll != table.roll(), STALE_ROLL)
                .refuseIf(table.phase() == Phase.WAITING, NOT_STARTED);
    }

    public static @Nullable Chair chair(Table table, PublicKey player) {
        for (Chair chair : table.chairs()) {
            if (chair.player().equals(player)) {
                return chair;
            }
        }
        return null;
    }

    public static SeatBets bets(Ledger ledger, Table table, PublicKey player) {
        return new SeatBets(ledger.seat(table.id(), player), new Tariff(ledger.payTableOf(table)), table.point());
    }

    /** The next taken seat after {@code seat}, around the table and at last itself, or {@link #NOBODY}. */
    public static int nextSeat(List<Chair> chairs, int seat) {
        for (Chair chair : chairs) {
            if (chair.seat() > seat) {
                return chair.seat();
            }
        }
        return chairs.isEmpty() ? NOBODY : chairs.getFirst().seat();
    }
}
