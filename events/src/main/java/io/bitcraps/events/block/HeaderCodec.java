package io.bitcraps.events.block;

import io.bitcraps.events.codec.BinaryCodec;
import io.bitcraps.events.codec.BinaryReader;
import io.bitcraps.events.codec.BinaryWriter;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import java.util.ArrayList;
import java.util.List;

/** The canonical bytes of a header; reached through {@link BlockCodec}. */
enum HeaderCodec implements BinaryCodec<BlockHeader> {
    CODEC;

    static final int TAG = 0x01;

    /** Seeds of one block. Genesis sets a lower limit; this one bounds what a decoder takes. */
    static final int MAX_SEEDS = 1024;

    /** Tag, version, chain id, then numbers and hashes, then seeds. */
    static final int MAX_BYTES =
            2 + 1 + ChainId.MAX_LENGTH + 3 * 8 + 32 + 1 + 8 + 32 + 2 * 40 + 32 + 2 + MAX_SEEDS * (8 + Seed.BYTES) + 4;

    @Override
    public void write(BinaryWriter writer, BlockHeader header) {
        writer.u8(TAG).u8(header.version()).text8(header.chain().text());
        writer.u64(header.epoch().value())
                .u64(header.height().value())
                .u64(header.view().value());
        writer.hash(header.parent().hash()).u8(header.proposer()).u64(header.timeMs());
        writer.hash(header.bodyHash());
        writer.u64(header.before().size()).hash(header.before().root());
        writer.u64(header.after().size()).hash(header.after().root());
        writer.hash(header.stateRoot());
        writer.u16(header.seeds().size());
        for (Seed seed : header.seeds()) {
            writer.u64(seed.height().value()).bytes(seed.signature());
        }
        writer.u32(header.actions());
    }

    @Override
    public BlockHeader read(BinaryReader reader) {
        reader.expect(TAG, "tag of a header");
        reader.expect(BlockHeader.VERSION, "version of a header");
        return new BlockHeader(
                BlockHeader.VERSION,
                new ChainId(reader.text8(ChainId.MAX_LENGTH)),
                new Epoch(reader.u64()),
                new Height(reader.u64()),
                new View(reader.u64()),
                new BlockId(reader.hash()),
                reader.count8(Committee.MAX_SIZE - 1),
                reader.u64(),
                reader.hash(),
                new LogHead(reader.u64(), reader.hash()),
                new LogHead(reader.u64(), reader.hash()),
                reader.hash(),
                seeds(reader),
                reader.count32(BlockCodec.MAX_ACTIONS));
    }

    private static List<Seed> seeds(BinaryReader reader) {
        int count = reader.count16(MAX_SEEDS);
        List<Seed> seeds = new ArrayList<>();
        long last = -1;
        for (int i = 0; i < count; i++) {
            Seed seed = new Seed(new Height(reader.u64()), reader.bytes(Seed.BYTES));
            if (seed.height().value() <= last) {
                throw new Malformed("seeds stand in ascending height, each once");
            }
            last = seed.height().value();
            seeds.add(seed);
        }
        return seeds;
    }
}
