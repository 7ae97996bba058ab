package io.bitcraps.events.craps;

import static io.bitcraps.events.codec.Scalars.AMOUNT;
import static io.bitcraps.events.codec.Scalars.BOOL;
import static io.bitcraps.events.codec.Scalars.COUNT;
import static io.bitcraps.events.codec.Scalars.HASH;
import static io.bitcraps.events.codec.Scalars.INT;

import io.bitcraps.events.codec.JsonCodec;
import io.bitcraps.events.codec.JsonReader;
import io.bitcraps.events.codec.JsonWriter;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.codec.Scalars;
import java.util.List;

/** The vocabulary of the felt in canonical JSON. */
public final class CrapsCodecs {

    /** The longest name of a table, in bytes of UTF-8. */
    public static final int MAX_NAME_BYTES = 64;

    /** The most wagers or spots one action may name, all or none. */
    public static final int MAX_WAGERS = 32;

    /** The most wagers or results of one event: more than a seat's open bets, and within an entry's size. */
    public static final int MAX_RESULTS = 256;

    private static final JsonCodec<String> NAME = Scalars.string(MAX_NAME_BYTES);

    public static final JsonCodec<BetKind> KIND = Scalars.constant(BetKind.class, BetKind::text);
    public static final JsonCodec<Outcome> OUTCOME = Scalars.constant(Outcome.class, Outcome::text);

    /** {@code {"bet":"come","number":6}} */
    public static final JsonCodec<Spot> SPOT = JsonCodec.object(CrapsCodecs::writeSpot, CrapsCodecs::readSpot);

    /** {@code {"bet":"pass","number":0,"amount":"5000000"}} */
    public static final JsonCodec<Wager> WAGER = JsonCodec.object(
            (writer, wager) -> {
                writeSpot(writer, wager.spot());
                writer.member("amount", AMOUNT, wager.amount());
            },
            reader -> new Wager(readSpot(reader), reader.member("amount", AMOUNT)));

    public static final JsonCodec<Result> RESULT = JsonCodec.object(
            (writer, result) -> {
                writeSpot(writer, result.spot());
                writer.member("outcome", OUTCOME, result.outcome())
                        .member("stake", AMOUNT, result.stake())
                        .member("winnings", AMOUNT, result.winnings())
                        .member("to", INT, result.to());
            },
            reader -> new Result(
                    readSpot(reader),
                    reader.member("outcome", OUTCOME),
                    reader.member("stake", AMOUNT),
                    reader.member("winnings", AMOUNT),
                    reader.member("to", INT)));

    /** {@code [4,3]} in the order they fell. */
    public static final JsonCodec<Dice> DICE = JsonCodec.of(
            (writer, dice) -> writer.beginArray()
                    .number(dice.first())
                    .number(dice.second())
                    .endArray(),
            CrapsCodecs::readDice);

    public static final JsonCodec<TableRules> RULES = JsonCodec.object(
            (writer, rules) -> writer.member("name", NAME, rules.name())
                    .member("minimum", AMOUNT, rules.minimum())
                    .member("maximum", AMOUNT, rules.maximum())
                    .member("payTable", HASH, rules.payTable())
                    .member("seats", INT, rules.seats())
                    .member("minPlayers", INT, rules.minPlayers())
                    .member("ante", AMOUNT, rules.ante())
                    .member("minBetTimeMs", COUNT, rules.minBetTimeMs())
                    .member("rollClockMs", COUNT, rules.rollClockMs())
                    .member("open", BOOL, rules.open()),
            reader -> new TableRules(
                    reader.member("name", NAME),
                    reader.member("minimum", AMOUNT),
                    reader.member("maximum", AMOUNT),
                    reader.member("payTable", HASH),
                    reader.member("seats", INT),
                    reader.member("minPlayers", INT),
                    reader.member("ante", AMOUNT),
                    reader.member("minBetTimeMs", COUNT),
                    reader.member("rollClockMs", COUNT),
                    reader.member("open", BOOL)));

    /** Of an action. */
    public static final JsonCodec<List<Wager>> WAGERS = JsonCodec.list(WAGER, MAX_WAGERS);

    /** Of an action, and of the event that follows from it. */
    public static final JsonCodec<List<Spot>> SPOTS = JsonCodec.list(SPOT, MAX_WAGERS);

    private CrapsCodecs() {}

    private static void writeSpot(JsonWriter writer, Spot spot) {
        writer.member("bet", KIND, spot.kind()).member("number", INT, spot.number());
    }

    private static Spot readSpot(JsonReader reader) {
        return new Spot(reader.member("bet", KIND), reader.member("number", INT));
    }

    private static Dice readDice(JsonReader reader) {
        reader.beginArray();
        Dice dice = new Dice(reader.value(INT), reader.value(INT));
        if (!reader.endArray()) {
            throw new Malformed("more than two dice");
        }
        return dice;
    }
}
