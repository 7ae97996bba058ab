package io.bitcraps.command.rules.table;

import static io.bitcraps.events.event.RefusalReason.*;

import io.bitcraps.command.rules.Checks;
import io.bitcraps.command.rules.Decision;
import io.bitcraps.command.rules.Request;
import io.bitcraps.events.action.ActionBody.JoinTable;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.event.Event.DicePassed;
import io.bitcraps.events.event.Event.GameStarted;
import io.bitcraps.events.event.Event.PlayerJoined;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.state.StateValue.Chair;
import io.bitcraps.events.state.StateValue.Phase;
import io.bitcraps.events.state.StateValue.Table;
import java.util.ArrayList;
import java.util.List;

/** Takes the lowest free seat against the ante. Who finds nobody seated gets the dice; the last one needed starts. */
public final class Joining {

    private Joining() {}

    public static Decision decide(Request request, JoinTable action) {
        Table table = request.ledger().table(action.table());
        if (table == null) {
            return new Checks().refuse(UNKNOWN_TABLE);
        }
        return Tables.checkTable(new Checks(), table)
                .refuseIf(table.phase() == Phase.CLOSING, TABLE_CLOSED)
                .refuseIf(!mayEnter(table, request.account()), NOT_INVITED)
                .refuseIf(Tables.chair(table, request.account()) != null, ALREADY_SEATED)
                .refuseIf(table.chairs().size() >= table.rules().seats(), TABLE_FULL)
                .refuseIf(!request.purse().atLeast(table.rules().ante()), INSUFFICIENT_TOKENS)
                .orElse(() -> join(table, request.account()));
    }

    private static boolean mayEnter(Table table, PublicKey player) {
        return table.rules().open()
                || player.equals(table.creator())
                || table.invited().contains(player);
    }

    private static List<Event> join(Table table, PublicKey player) {
        int seat = lowestFree(table.chairs());
        List<Event> events = new ArrayList<>();
        events.add(new PlayerJoined(table.id(), player, seat, table.rules().ante()));
        if (table.shooter() == Tables.NOBODY) {
            events.add(new DicePassed(table.id(), seat));
        }
        boolean enough = table.chairs().size() + 1 >= table.rules().minPlayers();
        if (table.phase() == Phase.WAITING && enough) {
            events.add(new GameStarted(table.id()));
        }
        return events;
    }

    private static int lowestFree(List<Chair> chairs) {
        int seat = 0;
        for (Chair chair : chairs) {
            if (chair.seat() == seat) {
                seat++;
            }
        }
        return seat;
    }
}
