package io.bitcraps.node.runtime.peer;

import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.Committee;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.codec.BinaryCodec;
import io.bitcraps.events.codec.BinaryReader;
import io.bitcraps.events.codec.BinaryWriter;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.feed.FinalRangeCodec;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Signature;
import java.util.ArrayList;
import java.util.List;

/** One byte of kind, then the message. */
public enum PeerMessageCodec implements BinaryCodec<PeerMessage> {
    CODEC;

    /** Actions in one message. */
    public static final int MAX_ACTIONS = 1_000;

    /** Final blocks in one message. */
    public static final int MAX_BLOCKS = 256;

    private static final int MAX_CONSENSUS_BYTES = 16 << 20;
    private static final int SHARE_BYTES = 48;
    private static final FinalRangeCodec RANGE = new FinalRangeCodec(MAX_BLOCKS);

    private static final int CONSENSUS = 1;
    private static final int ACTIONS = 2;
    private static final int SHARE = 3;
    private static final int SEED = 4;
    private static final int COSIGNATURE = 5;
    private static final int BLOCKS_REQUEST = 6;
    private static final int BLOCKS = 7;
    private static final int ACTION_REQUEST = 8;

    @Override
    public void write(BinaryWriter writer, PeerMessage message) {
        switch (message) {
            case PeerMessage.Consensus m -> writer.u8(CONSENSUS).bytes32(m.message());
            case PeerMessage.Actions m -> {
                writer.u8(ACTIONS).u16(m.jws().size());
                m.jws().forEach(writer::bytes16);
            }
            case PeerMessage.ActionRequest m -> writer.u8(ACTION_REQUEST).hash(m.ticket());
            case PeerMessage.BeaconShare m ->
                writer.u8(SHARE)
                        .u64(m.height().value())
                        .u8(m.validator())
                        .bytes(m.share())
                        .bytes(m.signature().bytes());
            case PeerMessage.BeaconSeed m ->
                writer.u8(SEED).u64(m.seed().height().value()).bytes(m.seed().signature());
            case PeerMessage.Cosignature m ->
                writer.u8(COSIGNATURE).u64(m.height().value()).u8(m.validator()).bytes(m.timed());
            case PeerMessage.BlocksRequest m ->
                writer.u8(BLOCKS_REQUEST).u64(m.from().value());
            case PeerMessage.Blocks m -> {
                writer.u8(BLOCKS);
                RANGE.write(writer, m.range());
            }
        }
    }

    @Override
    public PeerMessage read(BinaryReader reader) {
        int kind = reader.u8();
        return switch (kind) {
            case CONSENSUS -> new PeerMessage.Consensus(reader.bytes32(MAX_CONSENSUS_BYTES));
            case ACTIONS -> actions(reader);
            case ACTION_REQUEST -> new PeerMessage.ActionRequest(reader.hash());
            case SHARE ->
                new PeerMessage.BeaconShare(
                        new Height(reader.u64()),
                        reader.count8(Committee.MAX_SIZE - 1),
                        reader.bytes(SHARE_BYTES),
                        Signature.of(reader.bytes(Signature.BYTES)));
            case SEED -> new PeerMessage.BeaconSeed(new Seed(new Height(reader.u64()), reader.bytes(Seed.BYTES)));
            case COSIGNATURE ->
                new PeerMessage.Cosignature(
                        new Height(reader.u64()),
                        reader.count8(Committee.MAX_SIZE - 1),
                        reader.bytes(PeerMessage.Cosignature.TIMED_BYTES));
            case BLOCKS_REQUEST -> new PeerMessage.BlocksRequest(new Height(reader.u64()));
            case BLOCKS -> new PeerMessage.Blocks(RANGE.read(reader));
            default -> throw new Malformed("an unknown kind of message: " + kind);
        };
    }

    private static PeerMessage actions(BinaryReader reader) {
        int count = reader.count16(MAX_ACTIONS);
        List<byte[]> jws = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            jws.add(reader.bytes16(SignedAction.MAX_BYTES));
        }
        return new PeerMessage.Actions(jws);
    }
}
