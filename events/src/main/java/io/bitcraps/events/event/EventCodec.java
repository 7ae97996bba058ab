package io.bitcraps.events.event;

import static io.bitcraps.events.codec.Scalars.AMOUNT;

import io.bitcraps.events.codec.JsonCodec;
import io.bitcraps.events.codec.JsonReader;
import io.bitcraps.events.codec.JsonWriter;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.codec.Variant;
import io.bitcraps.events.codec.Variants;
import io.bitcraps.events.money.Posting;
import java.util.List;

/**
 * Events in canonical JSON: {@code type}, the members in the order of the record, and last, where tokens move, the
 * {@code postings}. The reader compares those with what follows from the members, so that who folds postings alone
 * and who folds events can't come to different balances.
 */
public final class EventCodec {

    public static final JsonCodec<Event> EVENT = JsonCodec.object(EventCodec::writeMembers, EventCodec::read);

    private static final Variants<Event> BY_TYPE = new Variants<>(List.of(
            LedgerEvents.TOKENS_ISSUED,
            LedgerEvents.TOKENS_GRANTED,
            LedgerEvents.ACCOUNT_OPENED,
            LedgerEvents.FEE_CHARGED,
            LedgerEvents.ACTION_REFUSED,
            LedgerEvents.TRANSFERRED,
            TableEvents.TABLE_CREATED,
            TableEvents.PLAYER_INVITED,
            TableEvents.PLAYER_JOINED,
            TableEvents.GAME_STARTED,
            TableEvents.PLAYER_LEFT,
            TableEvents.TABLE_CLOSING,
            TableEvents.TABLE_CLOSED,
            TableEvents.DICE_PASSED,
            TableEvents.PLAYER_READY,
            BetEvents.BETS_PLACED,
            BetEvents.BETS_TAKEN_DOWN,
            BetEvents.BETS_SWITCHED,
            BetEvents.ROLL_LOCKED,
            BetEvents.SEED_REVEALED,
            BetEvents.DICE_ROLLED,
            BetEvents.SETTLED,
            CommitteeEvents.VALIDATOR_CONVICTED));

    private EventCodec() {}

    /** The text of the event's {@code type} member, as in {@code bets-placed}. */
    public static String type(Event event) {
        return variant(event).type();
    }

    /**
     * Reads what follows the {@code type} member.
     *
     * @throws Malformed also if no event has that type
     */
    public static Event readMembers(String type, JsonReader reader) {
        Event event = BY_TYPE.of(type).read(reader);
        List<Posting> postings = event.postings();
        if (!postings.isEmpty()) {
            reader.name("postings");
            JsonWriter expected = new JsonWriter();
            writePostings(expected, postings);
            reader.same(expected);
        }
        return event;
    }

    /** Writes {@code type}, members and postings into an object that is open. */
    public static void writeMembers(JsonWriter writer, Event event) {
        Variant.Of<?> members = variant(event);
        writer.name("type").string(members.type());
        members.write(writer);
        List<Posting> postings = event.postings();
        if (!postings.isEmpty()) {
            writer.name("postings");
            writePostings(writer, postings);
        }
    }

    private static Event read(JsonReader reader) {
        reader.name("type");
        return readMembers(reader.string(Variants.MAX_TYPE_BYTES), reader);
    }

    private static void writePostings(JsonWriter writer, List<Posting> postings) {
        writer.beginArray();
        for (Posting posting : postings) {
            writer.beginObject()
                    .name("debit")
                    .string(posting.debit().text())
                    .name("credit")
                    .string(posting.credit().text())
                    .member("amount", AMOUNT, posting.amount())
                    .name("code")
                    .string(posting.code().text())
                    .endObject();
        }
        writer.endArray();
    }

    private static Variant.Of<?> variant(Event event) {
        return switch (event) {
            case Event.TokensIssued e -> LedgerEvents.TOKENS_ISSUED.with(e);
            case Event.TokensGranted e -> LedgerEvents.TOKENS_GRANTED.with(e);
            case Event.AccountOpened e -> LedgerEvents.ACCOUNT_OPENED.with(e);
            case Event.FeeCharged e -> LedgerEvents.FEE_CHARGED.with(e);
            case Event.ActionRefused e -> LedgerEvents.ACTION_REFUSED.with(e);
            case Event.Transferred e -> LedgerEvents.TRANSFERRED.with(e);
            case Event.TableCreated e -> TableEvents.TABLE_CREATED.with(e);
            case Event.PlayerInvited e -> TableEvents.PLAYER_INVITED.with(e);
            case Event.PlayerJoined e -> TableEvents.PLAYER_JOINED.with(e);
            case Event.GameStarted e -> TableEvents.GAME_STARTED.with(e);
            case Event.PlayerLeft e -> TableEvents.PLAYER_LEFT.with(e);
            case Event.TableClosing e -> TableEvents.TABLE_CLOSING.with(e);
            case Event.TableClosed e -> TableEvents.TABLE_CLOSED.with(e);
            case Event.DicePassed e -> TableEvents.DICE_PASSED.with(e);
            case Event.PlayerReady e -> TableEvents.PLAYER_READY.with(e);
            case Event.BetsPlaced e -> BetEvents.BETS_PLACED.with(e);
            case Event.BetsTakenDown e -> BetEvents.BETS_TAKEN_DOWN.with(e);
            case Event.BetsSwitched e -> BetEvents.BETS_SWITCHED.with(e);
            case Event.RollLocked e -> BetEvents.ROLL_LOCKED.with(e);
            case Event.SeedRevealed e -> BetEvents.SEED_REVEALED.with(e);
            case Event.DiceRolled e -> BetEvents.DICE_ROLLED.with(e);
            case Event.Settled e -> BetEvents.SETTLED.with(e);
            case Event.ValidatorConvicted e -> CommitteeEvents.VALIDATOR_CONVICTED.with(e);
        };
    }
}
