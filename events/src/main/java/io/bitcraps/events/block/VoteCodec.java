package io.bitcraps.events.block;

import io.bitcraps.events.codec.BinaryCodec;
import io.bitcraps.events.codec.BinaryReader;
import io.bitcraps.events.codec.BinaryWriter;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Signature;
import io.bitcraps.events.id.View;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Votes in binary, and the bytes a vote's signature covers. */
public enum VoteCodec implements BinaryCodec<Vote> {
    CODEC;

    static final int TAG = 0x03;
    static final int VERSION = 1;

    private static final byte[] SIGN_TAG = "bitcraps/vote/v1\n".getBytes(StandardCharsets.US_ASCII);

    /** "bitcraps/vote/v1\n" || u8 length || chain id || kind || epoch || view || block id unless it nullifies. */
    public static byte[] signedBytes(ChainId chain, Ballot ballot) {
        BinaryWriter writer = new BinaryWriter().bytes(SIGN_TAG).text8(chain.text());
        writeBallot(writer, ballot);
        return writer.toBytes();
    }

    @Override
    public void write(BinaryWriter writer, Vote vote) {
        writer.u8(TAG).u8(VERSION);
        writeBallot(writer, vote.ballot());
        writeSigner(writer, vote);
    }

    @Override
    public Vote read(BinaryReader reader) {
        reader.expect(TAG, "tag of a vote");
        reader.expect(VERSION, "version of a vote");
        return readSigner(reader, readBallot(reader));
    }

    static void writeBallot(BinaryWriter writer, Ballot ballot) {
        writer.u8(ballot.kind().number());
        writer.u64(ballot.epoch().value()).u64(ballot.view().value());
        BlockId block = ballot.block();
        if (block != null) {
            writer.hash(block.hash());
        }
    }

    static Ballot readBallot(BinaryReader reader) {
        VoteKind kind = VoteKind.numbered(reader.u8());
        Epoch epoch = new Epoch(reader.u64());
        View view = new View(reader.u64());
        @Nullable BlockId block = kind == VoteKind.NULLIFY ? null : new BlockId(reader.hash());
        return new Ballot(kind, epoch, view, block);
    }

    static void writeSigner(BinaryWriter writer, Vote vote) {
        writer.u8(vote.validator()).bytes(vote.signature().bytes());
    }

    static Vote readSigner(BinaryReader reader, Ballot ballot) {
        int validator = reader.count8(Committee.MAX_SIZE - 1);
        return new Vote(ballot, validator, Signature.of(reader.bytes(Signature.BYTES)));
    }
}
