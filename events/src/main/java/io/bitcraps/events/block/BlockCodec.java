package io.bitcraps.events.block;

import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.codec.BinaryCodec;
import io.bitcraps.events.codec.BinaryReader;
import io.bitcraps.events.codec.BinaryWriter;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Hash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Header, body and whole block in binary, and the two hashes over them. Block = tag, version, header, body;
 * body = u32 count, then per action u16 length and the JWS.
 */
public final class BlockCodec implements BinaryCodec<Block> {

    /** Tag of a whole block. */
    static final int TAG = 0x02;

    static final int VERSION = 1;

    /** Actions of one block. Genesis sets a lower limit; this one bounds what a decoder takes. */
    public static final int MAX_ACTIONS = 65_536;

    /** Canonical bytes of one body. */
    public static final int MAX_BODY_BYTES = 8 << 20;

    /** Canonical bytes of one whole block. */
    public static final int MAX_BLOCK_BYTES = MAX_BODY_BYTES + HeaderCodec.MAX_BYTES + 2;

    private static final byte[] ID_TAG = "bitcraps/block/v1\n".getBytes(StandardCharsets.US_ASCII);

    private final Function<byte[], SignedAction> parse;

    /** @param parse reads an action from the bytes of its JWS or throws {@link Malformed} */
    public BlockCodec(Function<byte[], SignedAction> parse) {
        this.parse = parse;
    }

    public static byte[] headerBytes(BlockHeader header) {
        return HeaderCodec.CODEC.encode(header);
    }

    /** @throws Malformed unless the bytes are exactly one header */
    public static BlockHeader header(byte[] bytes) {
        return HeaderCodec.CODEC.decode(bytes);
    }

    /** SHA-256("bitcraps/block/v1\n" || canonical header). */
    public static BlockId id(BlockHeader header) {
        return id(headerBytes(header));
    }

    /** The id of the block with this canonical header. */
    public static BlockId id(byte[] headerBytes) {
        return new BlockId(Sha256.hash(ID_TAG, headerBytes));
    }

    public static byte[] bodyBytes(List<SignedAction> actions) {
        BinaryWriter writer = new BinaryWriter();
        writeBody(writer, actions);
        return writer.toBytes();
    }

    /** SHA-256 of the canonical body. */
    public static Hash bodyHash(List<SignedAction> actions) {
        return Sha256.hash(bodyBytes(actions));
    }

    @Override
    public void write(BinaryWriter writer, Block block) {
        writer.u8(TAG).u8(VERSION);
        HeaderCodec.CODEC.write(writer, block.header());
        writeBody(writer, block.actions());
    }

    /** @throws Malformed also if the body does not hash to the header's body hash or has another count of actions */
    @Override
    public Block read(BinaryReader reader) {
        reader.expect(TAG, "tag of a block");
        reader.expect(VERSION, "version of a block");
        int headerStart = reader.position();
        BlockHeader header = HeaderCodec.CODEC.read(reader);
        BlockId id = id(reader.since(headerStart));
        int bodyStart = reader.position();
        List<SignedAction> actions = readBody(reader, bodyStart);
        if (!Sha256.hash(reader.since(bodyStart)).equals(header.bodyHash()) || actions.size() != header.actions()) {
            throw new Malformed("the body is not the one the header names");
        }
        return new Block(id, header, actions);
    }

    private static void writeBody(BinaryWriter writer, List<SignedAction> actions) {
        writer.u32(actions.size());
        for (SignedAction action : actions) {
            writer.bytes16(action.jws());
        }
    }

    private List<SignedAction> readBody(BinaryReader reader, int start) {
        int count = reader.count32(MAX_ACTIONS);
        List<SignedAction> actions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            actions.add(parse.apply(reader.bytes16(SignedAction.MAX_BYTES)));
            if (reader.position() - start > MAX_BODY_BYTES) {
                throw new Malformed("a body of more than " + MAX_BODY_BYTES + " bytes");
            }
        }
        return actions;
    }
}
