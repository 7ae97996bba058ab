package io.bitcraps.query.projection;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.craps.Outcome;
import io.bitcraps.events.craps.Result;
import io.bitcraps.events.craps.Spot;
import io.bitcraps.events.craps.TableRules;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.state.StateValue.Phase;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One table as its events leave it, and what of it is not written yet. */
final class TableFold {

    /** Nobody throws, nothing is locked. */
    static final int NOBODY = -1;

    static final long UNLOCKED = -1;

    /** Off on come-out rolls until switched on; every other bet is always on. */
    private static final Set<BetKind> SWITCHABLE = Collections.unmodifiableSet(
            EnumSet.of(BetKind.ODDS_COME, BetKind.HARD_4, BetKind.HARD_6, BetKind.HARD_8, BetKind.HARD_10));

    record Chair(PublicKey player, boolean ready) {}

    record Standing(long stake, boolean on) {}

    /** What a new row of the table needs; the rest may change. */
    record Founding(TableId id, long position, PublicKey creator, TableRules rules) {}

    final Founding founding;
    final Map<Integer, Chair> chairs = new TreeMap<>();
    final Map<PublicKey, Map<Spot, Standing>> bets = new TreeMap<>();
    final Set<PublicKey> changedBets = new LinkedHashSet<>();

    Phase phase = Phase.WAITING;
    long nextRoll;
    long hands;
    int point;
    int shooter = NOBODY;
    long lockHeight = UNLOCKED;
    long lastSettledMs;
    boolean stored;
    boolean changed = true;
    boolean changedChairs;

    TableFold(Founding founding) {
        this.founding = founding;
    }

    void joined(Event.PlayerJoined event) {
        chairs.put(event.seat(), new Chair(event.player(), false));
        changedChairs = true;
    }

    void left(Event.PlayerLeft event) {
        chairs.remove(event.seat());
        changedChairs = true;
    }

    void phase(Phase next) {
        phase = next;
        if (next == Phase.CLOSED) {
            shooter = NOBODY;
        }
        changed = true;
    }

    void started(long timeMs) {
        lastSettledMs = timeMs;
        phase(Phase.OPEN);
    }

    void passed(int seat) {
        shooter = seat;
        changed = true;
    }

    void ready(PublicKey player) {
        chairs.replaceAll((seat, chair) -> chair.player().equals(player) ? new Chair(player, true) : chair);
        changedChairs = true;
    }

    void placed(Event.BetsPlaced event) {
        event.wagers()
                .forEach(wager -> raise(
                        event.player(),
                        wager.spot(),
                        wager.amount().micro(),
                        !SWITCHABLE.contains(wager.spot().kind())));
    }

    void takenDown(Event.BetsTakenDown event) {
        event.wagers()
                .forEach(wager ->
                        lower(event.player(), wager.spot(), wager.amount().micro()));
    }

    void switched(Event.BetsSwitched event) {
        for (Spot spot : event.spots()) {
            seat(event.player()).computeIfPresent(spot, (s, old) -> new Standing(old.stake(), event.on()));
        }
    }

    void locked(long height) {
        lockHeight = height;
        changed = true;
    }

    void rolled(Event.DiceRolled event, long timeMs) {
        nextRoll = event.roll() + 1;
        hands += event.sevenOut() ? 1 : 0;
        point = event.point();
        shooter = event.shooter();
        lockHeight = UNLOCKED;
        lastSettledMs = timeMs;
        chairs.replaceAll((seat, chair) -> new Chair(chair.player(), false));
        changed = true;
        changedChairs = true;
    }

    /** First everything comes off its spot: a travelling bet may move to where another one just left. */
    void settled(Event.Settled event) {
        Map<Spot, Boolean> switchedOn = new TreeMap<>();
        for (Result result : event.results()) {
            Standing standing = seat(event.player()).get(result.spot());
            switchedOn.put(result.spot(), standing != null && standing.on());
            lower(event.player(), result.spot(), result.stake().micro());
        }
        for (Result result : event.results()) {
            if (result.outcome() == Outcome.TRAVELLED) {
                Spot to = new Spot(result.spot().kind(), result.to());
                boolean on = switchedOn.getOrDefault(result.spot(), false);
                raise(event.player(), to, result.stake().micro(), on);
            }
        }
    }

    void written() {
        stored = true;
        changed = false;
        changedChairs = false;
        changedBets.clear();
    }

    private void raise(PublicKey player, Spot spot, long micro, boolean on) {
        seat(player)
                .merge(
                        spot,
                        new Standing(micro, on),
                        (old, more) -> new Standing(Math.addExact(old.stake(), more.stake()), old.on()));
    }

    private void lower(PublicKey player, Spot spot, long micro) {
        Map<Spot, Standing> seat = seat(player);
        @Nullable Standing old = seat.get(spot);
        if (old == null || old.stake() < micro) {
            throw new InvariantViolation("no bet of " + micro + " stands on " + spot + " at " + founding.id());
        }
        if (old.stake() == micro) {
            seat.remove(spot);
        } else {
            seat.put(spot, new Standing(old.stake() - micro, old.on()));
        }
    }

    private Map<Spot, Standing> seat(PublicKey player) {
        changedBets.add(player);
        return bets.computeIfAbsent(player, p -> new TreeMap<>());
    }
}
