package io.bitcraps.command.rules.bets;

import static io.bitcraps.events.event.RefusalReason.*;

import io.bitcraps.command.rules.Checks;
import io.bitcraps.command.rules.Request;
import io.bitcraps.command.rules.bets.kind.BetRules;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue.Bank;
import io.bitcraps.events.state.StateValue.Parameters;
import io.bitcraps.events.state.StateValue.Table;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * Adds what one action wagers to a seat's bets, spot by spot, and checks each against the table's limits, the purse and
 * what the house may owe. What a refusal says would fit is what of the wager on that spot would have been taken after
 * those before it.
 */
final class Stakes {

    private static final long MYRIAD = 10_000;

    private final Request request;
    private final Table table;
    private final SeatBets bets;
    private final Checks checks;
    private final Tariff tariff;

    /** The most the house may come to owe one bet; and by this action, the account, the table and all together. */
    private final Amount betLimit;

    private final Amount accountRoom;
    private final Amount tableRoom;
    private final Amount houseRoom;

    private Amount spent = Amount.ZERO;
    private Amount reserved = Amount.ZERO;

    Stakes(Request request, Table table, SeatBets bets, Checks checks) {
        this.request = request;
        this.table = table;
        this.bets = bets;
        this.checks = checks;
        tariff = new Tariff(request.ledger().payTableOf(table));
        Bank bank = request.ledger().bank();
        Parameters parameters = request.parameters();
        Amount owed = request.ledger().openAccount(request.account()).exposure();
        betLimit = bank.bankroll().timesFloor(parameters.betLiabilityPerMyriad(), MYRIAD);
        accountRoom = rest(bank.bankroll().timesFloor(parameters.accountLiabilityPerMyriad(), MYRIAD), owed);
        tableRoom = rest(bank.bankroll().timesFloor(parameters.tableLiabilityPerMyriad(), MYRIAD), table.exposure());
        houseRoom = bank.bankroll();
    }

    /** What the wagers so far add to the exposure. */
    Amount reserved() {
        return reserved;
    }

    void add(Spot spot, Amount amount) {
        if (!tariff.takes(spot)) {
            checks.refuseIf(true, UNKNOWN_BET);
            return;
        }
        if (!BetRules.of(spot.kind()).mayRaise(bets, spot)) {
            checks.refuseIf(true, CONTRACT_BET);
            return;
        }
        Room room = room(spot);
        Amount stake = bets.stake(spot);
        if (!rest(table.rules().maximum(), stake).atLeast(amount)) {
            checks.refuseIf(true, STAKE_TOO_LARGE, () -> fits(spot, stake, room));
            return;
        }
        Amount reserve = bets.reserved(spot);
        bets.raise(spot, amount);
        spent = spent.plus(amount);
        reserved = reserved.plus(bets.reserved(spot).minus(reserve));
        check(spot, room, () -> fits(spot, stake, room));
    }

    private void check(Spot spot, Room room, Supplier<Amount> fits) {
        Amount stake = bets.stake(spot);
        checks.refuseIf(isTooSmall(spot, stake), STAKE_TOO_SMALL)
                .refuseIf(!room.cap().atLeast(stake), ODDS_OVER_CAP, fits)
                .refuseIf(!request.purse().atLeast(spent), INSUFFICIENT_TOKENS, fits)
                .refuseIf(!betLimit.atLeast(bets.reserved(spot)), BET_LIABILITY, fits)
                .refuseIf(!accountRoom.atLeast(reserved), ACCOUNT_LIABILITY, fits)
                .refuseIf(!tableRoom.atLeast(reserved), TABLE_LIABILITY, fits)
                .refuseIf(!houseRoom.atLeast(reserved), HOUSE_FULL, fits);
    }

    /**
     * Before a wager on a spot.
     *
     * @param cap the largest stake that the seat's other bets allow there
     * @param purse what is left to spend
     * @param reserve what the bet may reserve, with what it reserves already
     */
    private record Room(Amount cap, Amount purse, Amount reserve) {}

    private Room room(Spot spot) {
        Amount more = least(rest(accountRoom, reserved), rest(tableRoom, reserved), rest(houseRoom, reserved));
        return new Room(
                BetRules.of(spot.kind()).cap(bets, spot),
                rest(request.purse(), spent),
                least(betLimit, bets.reserved(spot).plus(more)));
    }

    private Amount fits(Spot spot, Amount stake, Room room) {
        Amount largest = least(
                table.rules().maximum(),
                room.cap(),
                stake.plus(room.purse()),
                tariff.largestStake(spot, table.point(), room.reserve()));
        return isTooSmall(spot, largest) ? Amount.ZERO : rest(largest, stake);
    }

    private boolean isTooSmall(Spot spot, Amount stake) {
        return tariff.isTooSmall(spot, table, stake);
    }

    private static Amount rest(Amount limit, Amount used) {
        return limit.atLeast(used) ? limit.minus(used) : Amount.ZERO;
    }

    private static Amount least(Amount... amounts) {
        return Collections.min(List.of(amounts));
    }
}
