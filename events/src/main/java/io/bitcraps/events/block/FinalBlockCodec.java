package io.bitcraps.events.block;

import io.bitcraps.events.codec.BinaryCodec;
import io.bitcraps.events.codec.BinaryReader;
import io.bitcraps.events.codec.BinaryWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Final blocks in binary, for those who catch up: header, u32 count, per entry u16 length and bytes, one byte whether
 * a certificate follows, certificate. The id is the header's and not written.
 */
public enum FinalBlockCodec implements BinaryCodec<FinalBlock> {
    CODEC;

    static final int TAG = 0x06;
    static final int VERSION = 1;

    /** Entries of one block; the genesis sets a lower limit. */
    private static final int MAX_ENTRIES = 1 << 20;

    private static final int MAX_ENTRY_BYTES = 65_535;

    @Override
    public void write(BinaryWriter writer, FinalBlock block) {
        writer.u8(TAG).u8(VERSION);
        HeaderCodec.CODEC.write(writer, block.header());
        writer.u32(block.entries().size());
        block.entries().forEach(writer::bytes16);
        Certificate finality = block.finality();
        writer.u8(finality == null ? 0 : 1);
        if (finality != null) {
            CertificateCodec.CODEC.write(writer, finality);
        }
    }

    @Override
    public FinalBlock read(BinaryReader reader) {
        reader.expect(TAG, "tag of a final block");
        reader.expect(VERSION, "version of a final block");
        int start = reader.position();
        BlockHeader header = HeaderCodec.CODEC.read(reader);
        byte[] headerBytes = reader.since(start);
        int count = reader.count32(MAX_ENTRIES);
        List<byte[]> entries = new ArrayList<>(Math.min(count, 4096));
        for (int i = 0; i < count; i++) {
            entries.add(reader.bytes16(MAX_ENTRY_BYTES));
        }
        @Nullable Certificate finality = reader.count8(1) == 0 ? null : CertificateCodec.CODEC.read(reader);
        return new FinalBlock(BlockCodec.id(headerBytes), header, entries, finality);
    }
}
