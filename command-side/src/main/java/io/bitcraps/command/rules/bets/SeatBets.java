package io.bitcraps.command.rules.bets;

import io.bitcraps.command.rules.bets.kind.BetRules;
import io.bitcraps.command.rules.bets.kind.Felt;
import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.craps.Outcome;
import io.bitcraps.events.craps.Result;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.StateValue.Bet;
import io.bitcraps.events.state.StateValue.Seat;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A working copy of one seat's bets, by spot, with their reserves kept right. Of one thread and one action. */
public final class SeatBets implements Felt {

    private final Seat seat;
    private final Tariff tariff;
    private final int point;
    private final NavigableMap<Spot, Bet> bets = new TreeMap<>();

    /** @param point before the bets change, 0 while off */
    public SeatBets(Seat seat, Tariff tariff, int point) {
        this.seat = seat;
        this.tariff = tariff;
        this.point = point;
        for (Bet bet : seat.bets()) {
            bets.put(bet.spot(), bet);
        }
    }

    public @Nullable Bet bet(Spot spot) {
        return bets.get(spot);
    }

    @Override
    public int point() {
        return point;
    }

    @Override
    public Amount stake(Spot spot) {
        Bet bet = bets.get(spot);
        return bet == null ? Amount.ZERO : bet.stake();
    }

    public Amount reserved(Spot spot) {
        Bet bet = bets.get(spot);
        return bet == null ? Amount.ZERO : bet.reserved();
    }

    public int size() {
        return bets.size();
    }

    public List<Bet> all() {
        return List.copyOf(bets.values());
    }

    public Amount reserved() {
        Amount sum = Amount.ZERO;
        for (Bet bet : bets.values()) {
            sum = sum.plus(bet.reserved());
        }
        return sum;
    }

    /** Places a bet or adds to the one that stands there. */
    public void raise(Spot spot, Amount amount) {
        Bet old = bets.get(spot);
        boolean on = old == null ? !BetRules.of(spot.kind()).switchable() : old.on();
        set(spot, stake(spot).plus(amount), on);
    }

    /** Takes stake off; the bet is gone when nothing is left. */
    public void lower(Spot spot, Amount amount) {
        Bet old = existing(spot);
        InvariantViolation.check(old.stake().atLeast(amount), "no more comes off a bet than stands on it");
        set(spot, old.stake().minus(amount), old.on());
    }

    public void switchTo(Spot spot, boolean on) {
        Bet old = existing(spot);
        bets.put(spot, new Bet(spot, old.stake(), on, old.reserved(), old.progress()));
    }

    /**
     * Settles: what was decided goes first, then come bets travel, so that a number that has just been decided is free
     * for the bet that moves there.
     */
    public void apply(List<Result> results) {
        for (Result result : results) {
            if (result.outcome() != Outcome.TRAVELLED) {
                bets.remove(existing(result.spot()).spot());
            }
        }
        for (Result result : results) {
            if (result.outcome() == Outcome.TRAVELLED) {
                travel(result.spot(), result.to());
            }
        }
    }

    private void travel(Spot spot, int number) {
        Bet old = existing(spot);
        Spot target = new Spot(spot.kind(), number);
        InvariantViolation.check(!bets.containsKey(target), "a bet travels to a number that is free");
        bets.remove(spot);
        set(target, old.stake(), old.on());
    }

    public Seat toSeat() {
        return new Seat(seat.table(), seat.player(), all());
    }

    private void set(Spot spot, Amount stake, boolean on) {
        if (stake.isZero()) {
            bets.remove(spot);
        } else {
            bets.put(spot, new Bet(spot, stake, on, tariff.reserve(spot, point, stake), ""));
        }
    }

    private Bet existing(Spot spot) {
        Bet bet = bets.get(spot);
        if (bet == null) {
            throw new InvariantViolation("a bet that changes stands on the table");
        }
        return bet;
    }
}
