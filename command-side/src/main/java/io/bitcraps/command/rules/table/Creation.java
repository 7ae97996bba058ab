package io.bitcraps.command.rules.table;

import static io.bitcraps.events.event.RefusalReason.*;

import io.bitcraps.command.rules.Checks;
import io.bitcraps.command.rules.Decision;
import io.bitcraps.command.rules.Request;
import io.bitcraps.events.action.ActionBody.CreateTable;
import io.bitcraps.events.craps.TableRules;
import io.bitcraps.events.event.Event.TableCreated;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue.Agenda;
import io.bitcraps.events.state.StateValue.Parameters;
import java.util.List;

/** Creates a table against a deposit. */
public final class Creation {

    static final Amount LEAST_MINIMUM = new Amount(1_000);
    /** Seats of a table at most, and so the settlement entries of one roll. */
    public static final int MAX_SEATS = 12;

    /** A day of block time: a clock beyond it would keep a table's stakes from ever being rolled for. */
    static final long MAX_CLOCK_MS = 86_400_000;

    private Creation() {}

    public static Decision decide(Request request, CreateTable action) {
        Parameters parameters = request.parameters();
        Agenda agenda = request.ledger().agenda();
        int own = request.ledger().openAccount(request.account()).openTables();
        boolean tooMany = own >= parameters.maxTablesPerAccount() || agenda.tablesOpen() >= parameters.maxTables();
        return new Checks()
                .refuseIf(!areValid(action.rules(), parameters.supplyCap()), INVALID_RULES)
                .refuseIf(request.ledger().payTable(action.rules().payTable()) == null, UNKNOWN_PAY_TABLE)
                .refuseIf(tooMany, TOO_MANY_TABLES)
                .refuseIf(!request.purse().atLeast(parameters.tableDeposit()), INSUFFICIENT_TOKENS)
                .orElse(() -> List.of(new TableCreated(
                        TableId.number(Math.addExact(agenda.tablesCreated(), 1)),
                        request.account(),
                        action.rules(),
                        parameters.tableDeposit())));
    }

    private static boolean areValid(TableRules rules, Amount supplyCap) {
        boolean seats = rules.seats() >= 1
                && rules.seats() <= MAX_SEATS
                && rules.minPlayers() >= 1
                && rules.minPlayers() <= rules.seats();
        boolean amounts = rules.minimum().atLeast(LEAST_MINIMUM)
                && rules.maximum().atLeast(rules.minimum())
                && supplyCap.atLeast(rules.maximum())
                && supplyCap.atLeast(rules.ante());
        boolean clocks = rules.minBetTimeMs() >= 0
                && rules.rollClockMs() >= 1
                && rules.rollClockMs() >= rules.minBetTimeMs()
                && rules.rollClockMs() <= MAX_CLOCK_MS;
        return seats && amounts && clocks && TableName.isValid(rules.name());
    }
}
