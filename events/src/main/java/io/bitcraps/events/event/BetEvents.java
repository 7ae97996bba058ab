package io.bitcraps.events.event;

import static io.bitcraps.events.codec.Scalars.AMOUNT;
import static io.bitcraps.events.codec.Scalars.BOOL;
import static io.bitcraps.events.codec.Scalars.COUNT;
import static io.bitcraps.events.codec.Scalars.HASH;
import static io.bitcraps.events.codec.Scalars.HEIGHT;
import static io.bitcraps.events.codec.Scalars.INT;
import static io.bitcraps.events.codec.Scalars.KEY;
import static io.bitcraps.events.codec.Scalars.TABLE;
import static io.bitcraps.events.craps.CrapsCodecs.DICE;
import static io.bitcraps.events.craps.CrapsCodecs.MAX_RESULTS;
import static io.bitcraps.events.craps.CrapsCodecs.SPOTS;

import io.bitcraps.events.block.Seed;
import io.bitcraps.events.codec.JsonCodec;
import io.bitcraps.events.codec.Scalars;
import io.bitcraps.events.codec.Variant;
import io.bitcraps.events.craps.CrapsCodecs;
import io.bitcraps.events.craps.Result;
import io.bitcraps.events.craps.Wager;
import java.util.List;

/** Members of the events of bets, rolls and settlements, in the order of their records. */
final class BetEvents {

    private static final JsonCodec<String> SEED = Scalars.hex(Seed.BYTES);
    private static final JsonCodec<List<Wager>> WAGERS = JsonCodec.list(CrapsCodecs.WAGER, MAX_RESULTS);
    private static final JsonCodec<List<Result>> RESULTS = JsonCodec.list(CrapsCodecs.RESULT, MAX_RESULTS);

    static final Variant<Event.BetsPlaced> BETS_PLACED = new Variant<>(
            "bets-placed",
            (writer, event) -> writer.member("table", TABLE, event.table())
                    .member("roll", COUNT, event.roll())
                    .member("player", KEY, event.player())
                    .member("wagers", WAGERS, event.wagers())
                    .member("reserved", AMOUNT, event.reserved()),
            reader -> new Event.BetsPlaced(
                    reader.member("table", TABLE),
                    reader.member("roll", COUNT),
                    reader.member("player", KEY),
                    reader.member("wagers", WAGERS),
                    reader.member("reserved", AMOUNT)));

    static final Variant<Event.BetsTakenDown> BETS_TAKEN_DOWN = new Variant<>(
            "bets-taken-down",
            (writer, event) -> writer.member("table", TABLE, event.table())
                    .member("roll", COUNT, event.roll())
                    .member("player", KEY, event.player())
                    .member("wagers", WAGERS, event.wagers())
                    .member("released", AMOUNT, event.released()),
            reader -> new Event.BetsTakenDown(
                    reader.member("table", TABLE),
                    reader.member("roll", COUNT),
                    reader.member("player", KEY),
                    reader.member("wagers", WAGERS),
                    reader.member("released", AMOUNT)));

    static final Variant<Event.BetsSwitched> BETS_SWITCHED = new Variant<>(
            "bets-switched",
            (writer, event) -> writer.member("table", TABLE, event.table())
                    .member("roll", COUNT, event.roll())
                    .member("player", KEY, event.player())
                    .member("spots", SPOTS, event.spots())
                    .member("on", BOOL, event.on()),
            reader -> new Event.BetsSwitched(
                    reader.member("table", TABLE),
                    reader.member("roll", COUNT),
                    reader.member("player", KEY),
                    reader.member("spots", SPOTS),
                    reader.member("on", BOOL)));

    static final Variant<Event.RollLocked> ROLL_LOCKED = new Variant<>(
            "roll-locked",
            (writer, event) -> writer.member("table", TABLE, event.table())
                    .member("roll", COUNT, event.roll())
                    .member("bets", HASH, event.bets())
                    .member("exposure", AMOUNT, event.exposure()),
            reader -> new Event.RollLocked(
                    reader.member("table", TABLE),
                    reader.member("roll", COUNT),
                    reader.member("bets", HASH),
                    reader.member("exposure", AMOUNT)));

    static final Variant<Event.SeedRevealed> SEED_REVEALED = new Variant<>(
            "seed-revealed",
            (writer, event) ->
                    writer.member("height", HEIGHT, event.height()).member("signature", SEED, event.signature()),
            reader -> new Event.SeedRevealed(reader.member("height", HEIGHT), reader.member("signature", SEED)));

    static final Variant<Event.DiceRolled> DICE_ROLLED = new Variant<>(
            "dice-rolled",
            (writer, event) -> writer.member("table", TABLE, event.table())
                    .member("roll", COUNT, event.roll())
                    .member("lock", HEIGHT, event.lock())
                    .member("dice", DICE, event.dice())
                    .member("point", INT, event.point())
                    .member("sevenOut", BOOL, event.sevenOut())
                    .member("shooter", INT, event.shooter()),
            reader -> new Event.DiceRolled(
                    reader.member("table", TABLE),
                    reader.member("roll", COUNT),
                    reader.member("lock", HEIGHT),
                    reader.member("dice", DICE),
                    reader.member("point", INT),
                    reader.member("sevenOut", BOOL),
                    reader.member("shooter", INT)));

    static final Variant<Event.Settled> SETTLED = new Variant<>(
            "settled",
            (writer, event) -> writer.member("table", TABLE, event.table())
                    .member("roll", COUNT, event.roll())
                    .member("player", KEY, event.player())
                    .member("results", RESULTS, event.results())
                    .member("released", AMOUNT, event.released()),
            reader -> new Event.Settled(
                    reader.member("table", TABLE),
                    reader.member("roll", COUNT),
                    reader.member("player", KEY),
                    reader.member("results", RESULTS),
                    reader.member("released", AMOUNT)));

    private BetEvents() {}
}
