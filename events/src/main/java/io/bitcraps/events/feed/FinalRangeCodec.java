package io.bitcraps.events.feed;

import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.CertificateCodec;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.FinalBlockCodec;
import io.bitcraps.events.codec.BinaryCodec;
import io.bitcraps.events.codec.BinaryReader;
import io.bitcraps.events.codec.BinaryWriter;
import io.bitcraps.events.id.Height;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range in binary: u64 tip, u16 count and final blocks, u16 count of headers (u16 length and bytes each), u8 0, or 1
 * and a certificate.
 *
 * @param maxBlocks blocks of a range
 */
public record FinalRangeCodec(int maxBlocks) implements BinaryCodec<FinalRange> {

    private static final int MAX_HEADER_BYTES = 16_384;

    @Override
    public void write(BinaryWriter writer, FinalRange range) {
        writer.u64(range.tip().value()).u16(range.blocks().size());
        range.blocks().forEach(block -> FinalBlockCodec.CODEC.write(writer, block));
        writer.u16(range.headers().size());
        range.headers().forEach(header -> writer.bytes16(BlockCodec.headerBytes(header)));
        Certificate finality = range.finality();
        writer.u8(finality == null ? 0 : 1);
        if (finality != null) {
            CertificateCodec.CODEC.write(writer, finality);
        }
    }

    @Override
    public FinalRange read(BinaryReader reader) {
        Height tip = new Height(reader.u64());
        int count = reader.count16(maxBlocks);
        List<FinalBlock> blocks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            blocks.add(FinalBlockCodec.CODEC.read(reader));
        }
        int headerCount = reader.count16(FinalRange.MAX_HEADERS);
        List<BlockHeader> headers = new ArrayList<>(headerCount);
        for (int i = 0; i < headerCount; i++) {
            headers.add(BlockCodec.header(reader.bytes16(MAX_HEADER_BYTES)));
        }
        @Nullable Certificate finality = reader.count8(1) == 0 ? null : CertificateCodec.CODEC.read(reader);
        return new FinalRange(tip, blocks, headers, finality);
    }
}
