package io.bitcraps.events.state;

import static io.bitcraps.events.codec.Scalars.AMOUNT;
import static io.bitcraps.events.codec.Scalars.BOOL;
import static io.bitcraps.events.codec.Scalars.COUNT;
import static io.bitcraps.events.codec.Scalars.INT;
import static io.bitcraps.events.codec.Scalars.KEY;
import static io.bitcraps.events.codec.Scalars.TABLE;
import static io.bitcraps.events.craps.CrapsCodecs.MAX_RESULTS;
import static io.bitcraps.events.craps.CrapsCodecs.RULES;
import static io.bitcraps.events.craps.CrapsCodecs.SPOT;

import io.bitcraps.events.codec.JsonCodec;
import io.bitcraps.events.codec.Scalars;
import io.bitcraps.events.codec.Variant;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.state.StateValue.Bet;
import io.bitcraps.events.state.StateValue.Chair;
import io.bitcraps.events.state.StateValue.Phase;
import io.bitcraps.events.state.StateValue.Seat;
import io.bitcraps.events.state.StateValue.Table;
import java.util.List;

/** Members of the state of tables and their seats. */
final class TableValues {

    /** The most invitations of one table. */
    static final int MAX_INVITED = 1024;

    /** The most chairs of one table. */
    static final int MAX_CHAIRS = 12;

    /** The longest progress of a bet, in bytes. */
    static final int MAX_PROGRESS_BYTES = 64;

    private static final JsonCodec<Phase> PHASE = Scalars.constant(Phase.class, Phase::text);
    private static final JsonCodec<List<PublicKey>> INVITED = JsonCodec.list(KEY, MAX_INVITED);
    private static final JsonCodec<String> PROGRESS = Scalars.string(MAX_PROGRESS_BYTES);

    private static final JsonCodec<Chair> CHAIR = JsonCodec.object(
            (writer, chair) -> writer.member("seat", INT, chair.seat())
                    .member("player", KEY, chair.player())
                    .member("ready", BOOL, chair.ready()),
            reader ->
                    new Chair(reader.member("seat", INT), reader.member("player", KEY), reader.member("ready", BOOL)));

    private static final JsonCodec<List<Chair>> CHAIRS = JsonCodec.list(CHAIR, MAX_CHAIRS);

    private static final JsonCodec<Bet> BET = JsonCodec.object(
            (writer, bet) -> writer.member("spot", SPOT, bet.spot())
                    .member("stake", AMOUNT, bet.stake())
                    .member("on", BOOL, bet.on())
                    .member("reserved", AMOUNT, bet.reserved())
                    .member("progress", PROGRESS, bet.progress()),
            reader -> new Bet(
                    reader.member("spot", SPOT),
                    reader.member("stake", AMOUNT),
                    reader.member("on", BOOL),
                    reader.member("reserved", AMOUNT),
                    reader.member("progress", PROGRESS)));

    private static final JsonCodec<List<Bet>> BETS = JsonCodec.list(BET, MAX_RESULTS);

    static final Variant<Table> TABLE_STATE = new Variant<>(
            "table",
            (writer, table) -> writer.member("id", TABLE, table.id())
                    .member("creator", KEY, table.creator())
                    .member("rules", RULES, table.rules())
                    .member("phase", PHASE, table.phase())
                    .member("roll", COUNT, table.roll())
                    .member("handRolls", COUNT, table.handRolls())
                    .member("hands", COUNT, table.hands())
                    .member("point", INT, table.point())
                    .member("shooter", INT, table.shooter())
                    .member("locked", BOOL, table.locked())
                    .member("lastSettledMs", COUNT, table.lastSettledMs())
                    .member("deposit", AMOUNT, table.deposit())
                    .member("escrow", AMOUNT, table.escrow())
                    .member("exposure", AMOUNT, table.exposure())
                    .member("invited", INVITED, table.invited())
                    .member("chairs", CHAIRS, table.chairs()),
            reader -> new Table(
                    reader.member("id", TABLE),
                    reader.member("creator", KEY),
                    reader.member("rules", RULES),
                    reader.member("phase", PHASE),
                    reader.member("roll", COUNT),
                    reader.member("handRolls", COUNT),
                    reader.member("hands", COUNT),
                    reader.member("point", INT),
                    reader.member("shooter", INT),
                    reader.member("locked", BOOL),
                    reader.member("lastSettledMs", COUNT),
                    reader.member("deposit", AMOUNT),
                    reader.member("escrow", AMOUNT),
                    reader.member("exposure", AMOUNT),
                    reader.member("invited", INVITED),
                    reader.member("chairs", CHAIRS)));

    static final Variant<Seat> SEAT = new Variant<>(
            "seat",
            (writer, seat) -> writer.member("table", TABLE, seat.table())
                    .member("player", KEY, seat.player())
                    .member("bets", BETS, seat.bets()),
            reader ->
                    new Seat(reader.member("table", TABLE), reader.member("player", KEY), reader.member("bets", BETS)));

    private TableValues() {}
}
