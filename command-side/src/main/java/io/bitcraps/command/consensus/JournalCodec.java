package io.bitcraps.command.consensus;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.CertificateCodec;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteCodec;
import io.bitcraps.events.codec.BinaryCodec;
import io.bitcraps.events.codec.BinaryReader;
import io.bitcraps.events.codec.BinaryWriter;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.View;

/** Journal records in binary. A record of a version that is not understood must stop the node, not be skipped. */
public record JournalCodec(BlockCodec blocks) implements BinaryCodec<JournalRecord> {

    static final int VERSION = 1;

    private static final int CAST = 0x20;
    private static final int KEPT = 0x21;
    private static final int PROVED = 0x22;

    @Override
    public void write(BinaryWriter writer, JournalRecord record) {
        switch (record) {
            case JournalRecord.Cast(Vote vote) -> {
                writer.u8(CAST).u8(VERSION);
                VoteCodec.CODEC.write(writer, vote);
            }
            case JournalRecord.Kept(Block block, View parentView) -> {
                writer.u8(KEPT).u8(VERSION).u64(parentView.value());
                blocks.write(writer, block);
            }
            case JournalRecord.Proved(Certificate notarization) -> {
                writer.u8(PROVED).u8(VERSION);
                CertificateCodec.CODEC.write(writer, notarization);
            }
        }
    }

    @Override
    public JournalRecord read(BinaryReader reader) {
        int tag = reader.u8();
        reader.expect(VERSION, "version of a journal record");
        return switch (tag) {
            case CAST -> new JournalRecord.Cast(VoteCodec.CODEC.read(reader));
            case KEPT -> {
                View parentView = new View(reader.u64());
                yield new JournalRecord.Kept(blocks.read(reader), parentView);
            }
            case PROVED -> new JournalRecord.Proved(CertificateCodec.CODEC.read(reader));
            default -> throw new Malformed("no journal record has tag " + tag);
        };
    }
}
