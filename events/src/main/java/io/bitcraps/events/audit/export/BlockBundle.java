package io.bitcraps.events.audit.export;

import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.CertificateCodec;
import io.bitcraps.events.codec.BinaryReader;
import io.bitcraps.events.codec.BinaryWriter;
import io.bitcraps.events.codec.Malformed;
import java.util.ArrayList;
import java.util.List;

/** The bytes of {@code blocks/} files: for each block its header and its certificate or nothing. */
public final class BlockBundle {
    private static final int MAX_HEADER_BYTES = 65_535;

    private BlockBundle() {}

    public static byte[] encode(List<ExportedBlock> blocks) {
        BinaryWriter writer = new BinaryWriter();
        for (ExportedBlock block : blocks) {
            Certificate finality = block.finality();
            writer.bytes16(BlockCodec.headerBytes(block.header()));
            writer.bytes16(finality == null ? new byte[0] : CertificateCodec.CODEC.encode(finality));
        }
        return writer.toBytes();
    }

    /**
     * @param count how many blocks the file's name promises
     * @throws Malformed unless the bytes are exactly that many blocks
     */
    public static List<ExportedBlock> decode(byte[] bytes, int count) {
        BinaryReader reader = new BinaryReader(bytes);
        List<ExportedBlock> blocks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            byte[] header = reader.bytes16(MAX_HEADER_BYTES);
            byte[] finality = reader.bytes16(CertificateCodec.MAX_BYTES);
            blocks.add(new ExportedBlock(
                    BlockCodec.id(header),
                    BlockCodec.header(header),
                    finality.length == 0 ? null : CertificateCodec.CODEC.decode(finality)));
        }
        reader.end();
        return blocks;
    }

    static void writeHeader(BinaryWriter writer, BlockHeader header) {
        writer.bytes16(BlockCodec.headerBytes(header));
    }

    static BlockHeader readHeader(BinaryReader reader) {
        return BlockCodec.header(reader.bytes16(MAX_HEADER_BYTES));
    }
}
