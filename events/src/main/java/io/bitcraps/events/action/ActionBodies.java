package io.bitcraps.events.action;

import static io.bitcraps.events.codec.Scalars.AMOUNT;
import static io.bitcraps.events.codec.Scalars.BOOL;
import static io.bitcraps.events.codec.Scalars.COUNT;
import static io.bitcraps.events.codec.Scalars.KEY;
import static io.bitcraps.events.codec.Scalars.TABLE;
import static io.bitcraps.events.craps.CrapsCodecs.RULES;
import static io.bitcraps.events.craps.CrapsCodecs.SPOTS;
import static io.bitcraps.events.craps.CrapsCodecs.WAGERS;

import io.bitcraps.events.codec.JsonCodec;
import io.bitcraps.events.codec.Scalars;
import io.bitcraps.events.codec.Variant;
import io.bitcraps.events.codec.Variants;
import io.bitcraps.events.id.TableId;
import java.util.List;
import java.util.function.Function;

/** What each kind of action has in its {@code body}. */
final class ActionBodies {

    /** A commitment of at most 32 bytes. */
    private static final JsonCodec<String> MEMO = Scalars.hex(0, 32);

    /** A vote in binary: shorter without a block. What it says is for the rules to read. */
    private static final JsonCodec<String> VOTE = Scalars.hex(84, 116);

    private static final Variant<ActionBody.Grant> GRANT = new Variant<>(
            "grant",
            (writer, body) -> writer.member("to", KEY, body.to()).member("amount", AMOUNT, body.amount()),
            reader -> new ActionBody.Grant(reader.member("to", KEY), reader.member("amount", AMOUNT)));

    private static final Variant<ActionBody.Transfer> TRANSFER = new Variant<>(
            "transfer",
            (writer, body) -> writer.member("to", KEY, body.to())
                    .member("amount", AMOUNT, body.amount())
                    .member("memo", MEMO, body.memo()),
            reader -> new ActionBody.Transfer(
                    reader.member("to", KEY), reader.member("amount", AMOUNT), reader.member("memo", MEMO)));

    private static final Variant<ActionBody.CreateTable> CREATE_TABLE = new Variant<>(
            "create-table",
            (writer, body) -> writer.member("rules", RULES, body.rules()),
            reader -> new ActionBody.CreateTable(reader.member("rules", RULES)));

    private static final Variant<ActionBody.InvitePlayer> INVITE_PLAYER = new Variant<>(
            "invite-player",
            (writer, body) -> writer.member("table", TABLE, body.table()).member("player", KEY, body.player()),
            reader -> new ActionBody.InvitePlayer(reader.member("table", TABLE), reader.member("player", KEY)));

    private static final Variant<ActionBody.JoinTable> JOIN_TABLE =
            ofTable("join-table", ActionBody.JoinTable::new, ActionBody.JoinTable::table);

    private static final Variant<ActionBody.LeaveTable> LEAVE_TABLE =
            ofTable("leave-table", ActionBody.LeaveTable::new, ActionBody.LeaveTable::table);

    private static final Variant<ActionBody.CloseTable> CLOSE_TABLE =
            ofTable("close-table", ActionBody.CloseTable::new, ActionBody.CloseTable::table);

    private static final Variant<ActionBody.PassDice> PASS_DICE =
            ofTable("pass-dice", ActionBody.PassDice::new, ActionBody.PassDice::table);

    private static final Variant<ActionBody.BeReady> BE_READY = new Variant<>(
            "be-ready",
            (writer, body) -> writer.member("table", TABLE, body.table()).member("roll", COUNT, body.roll()),
            reader -> new ActionBody.BeReady(reader.member("table", TABLE), reader.member("roll", COUNT)));

    private static final Variant<ActionBody.PlaceBets> PLACE_BETS = new Variant<>(
            "place-bets",
            (writer, body) -> writer.member("table", TABLE, body.table())
                    .member("roll", COUNT, body.roll())
                    .member("wagers", WAGERS, body.wagers()),
            reader -> new ActionBody.PlaceBets(
                    reader.member("table", TABLE), reader.member("roll", COUNT), reader.member("wagers", WAGERS)));

    private static final Variant<ActionBody.TakeDownBets> TAKE_DOWN_BETS = new Variant<>(
            "take-down-bets",
            (writer, body) -> writer.member("table", TABLE, body.table())
                    .member("roll", COUNT, body.roll())
                    .member("wagers", WAGERS, body.wagers()),
            reader -> new ActionBody.TakeDownBets(
                    reader.member("table", TABLE), reader.member("roll", COUNT), reader.member("wagers", WAGERS)));

    private static final Variant<ActionBody.SwitchBets> SWITCH_BETS = new Variant<>(
            "switch-bets",
            (writer, body) -> writer.member("table", TABLE, body.table())
                    .member("roll", COUNT, body.roll())
                    .member("spots", SPOTS, body.spots())
                    .member("on", BOOL, body.on()),
            reader -> new ActionBody.SwitchBets(
                    reader.member("table", TABLE),
                    reader.member("roll", COUNT),
                    reader.member("spots", SPOTS),
                    reader.member("on", BOOL)));

    private static final Variant<ActionBody.RollDice> ROLL_DICE = new Variant<>(
            "roll-dice",
            (writer, body) -> writer.member("table", TABLE, body.table()).member("roll", COUNT, body.roll()),
            reader -> new ActionBody.RollDice(reader.member("table", TABLE), reader.member("roll", COUNT)));

    private static final Variant<ActionBody.ReportEvidence> REPORT_EVIDENCE = new Variant<>(
            "report-evidence",
            (writer, body) -> writer.member("first", VOTE, body.first()).member("second", VOTE, body.second()),
            reader -> new ActionBody.ReportEvidence(reader.member("first", VOTE), reader.member("second", VOTE)));

    static final Variants<ActionBody> BY_TYPE = new Variants<>(List.of(
            GRANT,
            TRANSFER,
            CREATE_TABLE,
            INVITE_PLAYER,
            JOIN_TABLE,
            LEAVE_TABLE,
            CLOSE_TABLE,
            PASS_DICE,
            BE_READY,
            PLACE_BETS,
            TAKE_DOWN_BETS,
            SWITCH_BETS,
            ROLL_DICE,
            REPORT_EVIDENCE));

    private ActionBodies() {}

    /** The body with the members of its kind, ready to be written. */
    static Variant.Of<?> variant(ActionBody body) {
        return switch (body) {
            case ActionBody.Grant b -> GRANT.with(b);
            case ActionBody.Transfer b -> TRANSFER.with(b);
            case ActionBody.CreateTable b -> CREATE_TABLE.with(b);
            case ActionBody.InvitePlayer b -> INVITE_PLAYER.with(b);
            case ActionBody.JoinTable b -> JOIN_TABLE.with(b);
            case ActionBody.LeaveTable b -> LEAVE_TABLE.with(b);
            case ActionBody.CloseTable b -> CLOSE_TABLE.with(b);
            case ActionBody.PassDice b -> PASS_DICE.with(b);
            case ActionBody.BeReady b -> BE_READY.with(b);
            case ActionBody.PlaceBets b -> PLACE_BETS.with(b);
            case ActionBody.TakeDownBets b -> TAKE_DOWN_BETS.with(b);
            case ActionBody.SwitchBets b -> SWITCH_BETS.with(b);
            case ActionBody.RollDice b -> ROLL_DICE.with(b);
            case ActionBody.ReportEvidence b -> REPORT_EVIDENCE.with(b);
        };
    }

    private static <T extends ActionBody> Variant<T> ofTable(
            String type, Function<TableId, T> body, Function<T, TableId> table) {
        return new Variant<>(
                type,
                (writer, value) -> writer.member("table", TABLE, table.apply(value)),
                reader -> body.apply(reader.member("table", TABLE)));
    }
}
