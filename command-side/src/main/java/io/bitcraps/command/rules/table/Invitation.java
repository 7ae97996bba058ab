package io.bitcraps.command.rules.table;

import static io.bitcraps.events.event.RefusalReason.*;

import io.bitcraps.command.rules.Checks;
import io.bitcraps.command.rules.Decision;
import io.bitcraps.command.rules.Request;
import io.bitcraps.events.action.ActionBody.InvitePlayer;
import io.bitcraps.events.event.Event.PlayerInvited;
import io.bitcraps.events.state.StateValue.Phase;
import io.bitcraps.events.state.StateValue.Table;
import java.util.List;

/** Invites a key, by the table's creator. To invite twice changes nothing. */
public final class Invitation {

    /** The most invitations of one table: they stand in its leaf. */
    static final int MAX_INVITED = 48;

    private Invitation() {}

    public static Decision decide(Request request, InvitePlayer action) {
        Table table = request.ledger().table(action.table());
        if (table == null) {
            return new Checks().refuse(UNKNOWN_TABLE);
        }
        boolean full = table.invited().size() >= MAX_INVITED && !table.invited().contains(action.player());
        return Tables.checkTable(new Checks(), table)
                .refuseIf(!request.account().equals(table.creator()), NOT_ALLOWED)
                .refuseIf(table.phase() == Phase.CLOSING, TABLE_CLOSED)
                .refuseIf(Tables.chair(table, action.player()) != null, ALREADY_SEATED)
                .refuseIf(full, TABLE_FULL)
                .orElse(() -> List.of(new PlayerInvited(table.id(), action.player())));
    }
}
