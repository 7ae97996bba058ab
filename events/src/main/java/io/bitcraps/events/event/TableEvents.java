package io.bitcraps.events.event;

import static io.bitcraps.events.codec.Scalars.AMOUNT;
import static io.bitcraps.events.codec.Scalars.COUNT;
import static io.bitcraps.events.codec.Scalars.INT;
import static io.bitcraps.events.codec.Scalars.KEY;
import static io.bitcraps.events.codec.Scalars.TABLE;
import static io.bitcraps.events.craps.CrapsCodecs.RULES;

import io.bitcraps.events.codec.Variant;
import io.bitcraps.events.id.TableId;
import java.util.function.Function;

/** Members of the events of tables and their seats, in the order of their records. */
final class TableEvents {

    static final Variant<Event.TableCreated> TABLE_CREATED = new Variant<>(
            "table-created",
            (writer, event) -> writer.member("table", TABLE, event.table())
                    .member("creator", KEY, event.creator())
                    .member("rules", RULES, event.rules())
                    .member("deposit", AMOUNT, event.deposit()),
            reader -> new Event.TableCreated(
                    reader.member("table", TABLE),
                    reader.member("creator", KEY),
                    reader.member("rules", RULES),
                    reader.member("deposit", AMOUNT)));

    static final Variant<Event.PlayerInvited> PLAYER_INVITED = new Variant<>(
            "player-invited",
            (writer, event) -> writer.member("table", TABLE, event.table()).member("player", KEY, event.player()),
            reader -> new Event.PlayerInvited(reader.member("table", TABLE), reader.member("player", KEY)));

    static final Variant<Event.PlayerJoined> PLAYER_JOINED = new Variant<>(
            "player-joined",
            (writer, event) -> writer.member("table", TABLE, event.table())
                    .member("player", KEY, event.player())
                    .member("seat", INT, event.seat())
                    .member("ante", AMOUNT, event.ante()),
            reader -> new Event.PlayerJoined(
                    reader.member("table", TABLE),
                    reader.member("player", KEY),
                    reader.member("seat", INT),
                    reader.member("ante", AMOUNT)));

    static final Variant<Event.GameStarted> GAME_STARTED =
            ofTable("game-started", Event.GameStarted::new, Event.GameStarted::table);

    static final Variant<Event.PlayerLeft> PLAYER_LEFT = new Variant<>(
            "player-left",
            (writer, event) -> writer.member("table", TABLE, event.table())
                    .member("player", KEY, event.player())
                    .member("seat", INT, event.seat())
                    .member("ante", AMOUNT, event.ante()),
            reader -> new Event.PlayerLeft(
                    reader.member("table", TABLE),
                    reader.member("player", KEY),
                    reader.member("seat", INT),
                    reader.member("ante", AMOUNT)));

    static final Variant<Event.TableClosing> TABLE_CLOSING =
            ofTable("table-closing", Event.TableClosing::new, Event.TableClosing::table);

    static final Variant<Event.TableClosed> TABLE_CLOSED = new Variant<>(
            "table-closed",
            (writer, event) -> writer.member("table", TABLE, event.table())
                    .member("creator", KEY, event.creator())
                    .member("deposit", AMOUNT, event.deposit()),
            reader -> new Event.TableClosed(
                    reader.member("table", TABLE), reader.member("creator", KEY), reader.member("deposit", AMOUNT)));

    static final Variant<Event.DicePassed> DICE_PASSED = new Variant<>(
            "dice-passed",
            (writer, event) -> writer.member("table", TABLE, event.table()).member("seat", INT, event.seat()),
            reader -> new Event.DicePassed(reader.member("table", TABLE), reader.member("seat", INT)));

    static final Variant<Event.PlayerReady> PLAYER_READY = new Variant<>(
            "player-ready",
            (writer, event) -> writer.member("table", TABLE, event.table())
                    .member("player", KEY, event.player())
                    .member("roll", COUNT, event.roll()),
            reader -> new Event.PlayerReady(
                    reader.member("table", TABLE), reader.member("player", KEY), reader.member("roll", COUNT)));

    private TableEvents() {}

    private static <T extends Event> Variant<T> ofTable(
            String type, Function<TableId, T> event, Function<T, TableId> table) {
        return new Variant<>(
                type,
                (writer, value) -> writer.member("table", TABLE, table.apply(value)),
                reader -> event.apply(reader.member("table", TABLE)));
    }
}
