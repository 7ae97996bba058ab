package io.bitcraps.events.audit.export;

import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.CertificateCodec;
import io.bitcraps.events.codec.BinaryReader;
import io.bitcraps.events.codec.BinaryWriter;
import io.bitcraps.events.codec.Malformed;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a block is final: a certificate of it or of its nearest certified descendant.
 *
 * @param descendants headers after the block up to the certified one, ascending; empty if the block has its own
 * @param certificate of the last of them, or of the block itself
 */
public record FinalityProof(List<BlockHeader> descendants, Certificate certificate) {
    /** Far more blocks than are ever notarized in a row without one of them being finalized. */
    public static final int MAX_DESCENDANTS = 256;

    public FinalityProof {
        descendants = List.copyOf(descendants);
        if (descendants.size() > MAX_DESCENDANTS) {
            throw new IllegalArgumentException("a proof has at most " + MAX_DESCENDANTS + " descendants");
        }
    }

    public byte[] bytes() {
        BinaryWriter writer = new BinaryWriter().u16(descendants.size());
        descendants.forEach(header -> BlockBundle.writeHeader(writer, header));
        return writer.bytes16(CertificateCodec.CODEC.encode(certificate)).toBytes();
    }

    /** @throws Malformed unless the bytes are exactly one proof */
    public static FinalityProof parse(byte[] bytes) {
        BinaryReader reader = new BinaryReader(bytes);
        int count = reader.count16(MAX_DESCENDANTS);
        List<BlockHeader> descendants = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            descendants.add(BlockBundle.readHeader(reader));
        }
        Certificate certificate = CertificateCodec.CODEC.decode(reader.bytes16(CertificateCodec.MAX_BYTES));
        reader.end();
        return new FinalityProof(descendants, certificate);
    }
}
