package io.bitcraps.events.log;

import static io.bitcraps.events.codec.Scalars.BLOCK_ID;
import static io.bitcraps.events.codec.Scalars.CHAIN;
import static io.bitcraps.events.codec.Scalars.COUNT;
import static io.bitcraps.events.codec.Scalars.EPOCH;
import static io.bitcraps.events.codec.Scalars.HASH;
import static io.bitcraps.events.codec.Scalars.HEIGHT;
import static io.bitcraps.events.codec.Scalars.INT;
import static io.bitcraps.events.codec.Scalars.VIEW;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.codec.JsonCodec;
import io.bitcraps.events.codec.JsonReader;
import io.bitcraps.events.codec.JsonWriter;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.codec.Variant;
import io.bitcraps.events.codec.Variants;
import io.bitcraps.events.event.EventCodec;
import io.bitcraps.events.log.Entry.ActionEntry;
import io.bitcraps.events.log.Entry.BlockEntry;
import io.bitcraps.events.log.Entry.EventEntry;
import io.bitcraps.events.log.Entry.GenesisEntry;

/**
 * The bytes of an entry. An action is its JWS, verbatim; everything else is canonical JSON, told apart by the first
 * byte, as no JWS starts with a brace.
 */
public final class EntryCodec {

    private static final Variant<BlockEntry> BLOCK = new Variant<>(
            "block",
            (writer, entry) -> writer.member("chain", CHAIN, entry.chain())
                    .member("epoch", EPOCH, entry.epoch())
                    .member("height", HEIGHT, entry.height())
                    .member("view", VIEW, entry.view())
                    .member("parent", BLOCK_ID, entry.parent())
                    .member("proposer", INT, entry.proposer())
                    .member("time", COUNT, entry.timeMs()),
            reader -> new BlockEntry(
                    reader.member("chain", CHAIN),
                    reader.member("epoch", EPOCH),
                    reader.member("height", HEIGHT),
                    reader.member("view", VIEW),
                    reader.member("parent", BLOCK_ID),
                    reader.member("proposer", INT),
                    reader.member("time", COUNT)));

    private static final Variant<GenesisEntry> GENESIS = new Variant<>(
            "genesis",
            (writer, entry) -> writer.member("chain", CHAIN, entry.chain()).member("sha256", HASH, entry.genesis()),
            reader -> new GenesisEntry(reader.member("chain", CHAIN), reader.member("sha256", HASH)));

    private static final JsonCodec<Entry> JSON = JsonCodec.object(EntryCodec::write, EntryCodec::read);

    private EntryCodec() {}

    /**
     * The canonical bytes. Those of an action are the action's own array, which MUST NOT be altered.
     *
     * @throws InvariantViolation if the entry is longer than {@link Entry#MAX_BYTES}: the limits of actions and blocks
     *     do not let that happen
     */
    public static byte[] encode(Entry entry) {
        byte[] bytes = switch (entry) {
            case ActionEntry action -> action.action().jws();
            case EventEntry event -> EventCodec.EVENT.encode(event.event());
            case BlockEntry block -> JSON.encode(block);
            case GenesisEntry genesis -> JSON.encode(genesis);
        };
        InvariantViolation.check(bytes.length <= Entry.MAX_BYTES, "an entry longer than " + Entry.MAX_BYTES);
        return bytes;
    }

    /**
     * Takes the bytes over: the caller MUST NOT alter them afterwards.
     *
     * @throws Malformed unless the bytes are exactly the canonical form of an entry
     */
    public static Entry decode(byte[] bytes) {
        return isJson(bytes) ? JSON.decode(bytes) : action(bytes);
    }

    /**
     * For bytes whose hash is under a certificate: as {@link #decode}, but what was read is not written again to be
     * compared.
     *
     * @throws Malformed if they are no entry at all
     */
    public static Entry decodeTrusted(byte[] bytes) {
        return isJson(bytes) ? JSON.decodeTrusted(bytes) : action(bytes);
    }

    private static boolean isJson(byte[] bytes) {
        if (bytes.length == 0 || bytes.length > Entry.MAX_BYTES) {
            throw new Malformed("an entry has 1 to " + Entry.MAX_BYTES + " bytes, got " + bytes.length);
        }
        return bytes[0] == '{';
    }

    private static Entry action(byte[] jws) {
        return new ActionEntry(ActionCodec.parse(jws));
    }

    private static void write(JsonWriter writer, Entry entry) {
        switch (entry) {
            case ActionEntry action -> throw new InvariantViolation("an action has no other form than its JWS");
            case EventEntry event -> EventCodec.writeMembers(writer, event.event());
            case BlockEntry block -> write(writer, BLOCK.with(block));
            case GenesisEntry genesis -> write(writer, GENESIS.with(genesis));
        }
    }

    private static void write(JsonWriter writer, Variant.Of<?> members) {
        writer.name("type").string(members.type());
        members.write(writer);
    }

    private static Entry read(JsonReader reader) {
        reader.name("type");
        String type = reader.string(Variants.MAX_TYPE_BYTES);
        return switch (type) {
            case "block" -> BLOCK.read(reader);
            case "genesis" -> GENESIS.read(reader);
            default -> new EventEntry(EventCodec.readMembers(type, reader));
        };
    }
}
