package io.bitcraps.command.consensus;

import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.CertificateCodec;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteCodec;
import io.bitcraps.events.codec.BinaryCodec;
import io.bitcraps.events.codec.BinaryReader;
import io.bitcraps.events.codec.BinaryWriter;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import java.util.ArrayList;
import java.util.List;

/** Messages in binary: a tag, a version, then what the record lists, in its order. */
public record MessageCodec(BlockCodec blocks) implements BinaryCodec<Message> {

    static final int VERSION = 1;

    /** Canonical bytes of the largest message, a proposal. */
    public static final int MAX_BYTES =
            BlockCodec.MAX_BLOCK_BYTES + Message.MAX_CERTIFICATES * CertificateCodec.MAX_BYTES + 256;

    private static final int PROPOSAL = 0x10;
    private static final int VOTED = 0x11;
    private static final int CERTIFIED = 0x12;
    private static final int BLOCK_REQUEST = 0x13;
    private static final int BLOCK_ANSWER = 0x14;
    private static final int BLOCK_UNKNOWN = 0x15;
    private static final int CERTIFICATE_REQUEST = 0x16;
    private static final int CERTIFICATE_ANSWER = 0x17;
    private static final int NEWEST_VOTE_REQUEST = 0x18;
    private static final int NEWEST_VOTE_ANSWER = 0x19;

    /** Newest votes of one validator: one of each kind. */
    private static final int MAX_NEWEST = 3;

    @Override
    public void write(BinaryWriter writer, Message message) {
        writer.u8(tag(message)).u8(VERSION);
        switch (message) {
            case Message.Proposal(var block, View parentView, Vote vote, var certificates) -> {
                blocks.write(writer, block);
                writer.u64(parentView.value());
                VoteCodec.CODEC.write(writer, vote);
                writeCertificates(writer, certificates);
            }
            case Message.Voted(Vote vote, Work work) -> {
                VoteCodec.CODEC.write(writer, vote);
                writeWork(writer, work);
            }
            case Message.Certified(Certificate certificate) -> CertificateCodec.CODEC.write(writer, certificate);
            case Message.BlockRequest(BlockId block) -> writer.hash(block.hash());
            case Message.BlockAnswer(var block) -> blocks.write(writer, block);
            case Message.BlockUnknown(BlockId block) -> writer.hash(block.hash());
            case Message.CertificateRequest(View first, View last) ->
                writer.u64(first.value()).u64(last.value());
            case Message.CertificateAnswer(var certificates) -> writeCertificates(writer, certificates);
            case Message.NewestVoteRequest(long incarnation) -> writer.u64(incarnation);
            case Message.NewestVoteAnswer(long incarnation, var votes) -> {
                writer.u64(incarnation).u8(votes.size());
                votes.forEach(vote -> VoteCodec.CODEC.write(writer, vote));
            }
        }
    }

    @Override
    public Message read(BinaryReader reader) {
        int tag = reader.u8();
        reader.expect(VERSION, "version of a message");
        return switch (tag) {
            case PROPOSAL ->
                new Message.Proposal(
                        blocks.read(reader),
                        new View(reader.u64()),
                        VoteCodec.CODEC.read(reader),
                        readCertificates(reader));
            case VOTED -> new Message.Voted(VoteCodec.CODEC.read(reader), readWork(reader));
            case CERTIFIED -> new Message.Certified(CertificateCodec.CODEC.read(reader));
            case BLOCK_REQUEST -> new Message.BlockRequest(new BlockId(reader.hash()));
            case BLOCK_ANSWER -> new Message.BlockAnswer(blocks.read(reader));
            case BLOCK_UNKNOWN -> new Message.BlockUnknown(new BlockId(reader.hash()));
            case CERTIFICATE_REQUEST -> new Message.CertificateRequest(new View(reader.u64()), new View(reader.u64()));
            case CERTIFICATE_ANSWER -> new Message.CertificateAnswer(readCertificates(reader));
            case NEWEST_VOTE_REQUEST -> new Message.NewestVoteRequest(reader.u64());
            case NEWEST_VOTE_ANSWER -> new Message.NewestVoteAnswer(reader.u64(), readVotes(reader));
            default -> throw new Malformed("no message has tag " + tag);
        };
    }

    private static int tag(Message message) {
        return switch (message) {
            case Message.Proposal m -> PROPOSAL;
            case Message.Voted m -> VOTED;
            case Message.Certified m -> CERTIFIED;
            case Message.BlockRequest m -> BLOCK_REQUEST;
            case Message.BlockAnswer m -> BLOCK_ANSWER;
            case Message.BlockUnknown m -> BLOCK_UNKNOWN;
            case Message.CertificateRequest m -> CERTIFICATE_REQUEST;
            case Message.CertificateAnswer m -> CERTIFICATE_ANSWER;
            case Message.NewestVoteRequest m -> NEWEST_VOTE_REQUEST;
            case Message.NewestVoteAnswer m -> NEWEST_VOTE_ANSWER;
        };
    }

    private static void writeCertificates(BinaryWriter writer, List<Certificate> certificates) {
        writer.u8(certificates.size());
        certificates.forEach(certificate -> CertificateCodec.CODEC.write(writer, certificate));
    }

    private static List<Certificate> readCertificates(BinaryReader reader) {
        int count = reader.count8(Message.MAX_CERTIFICATES);
        List<Certificate> certificates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            certificates.add(CertificateCodec.CODEC.read(reader));
        }
        return certificates;
    }

    private static List<Vote> readVotes(BinaryReader reader) {
        int count = reader.count8(MAX_NEWEST);
        List<Vote> votes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            votes.add(VoteCodec.CODEC.read(reader));
        }
        return votes;
    }

    /** Number 2 is not assigned. */
    private static void writeWork(BinaryWriter writer, Work work) {
        switch (work) {
            case Work.None none -> writer.u8(0);
            case Work.Pending(Hash ticket) -> writer.u8(1).hash(ticket);
            case Work.Unrevealed(Height lock) -> writer.u8(3).u64(lock.value());
            case Work.Unfinal(View view) -> writer.u8(4).u64(view.value());
        }
    }

    private static Work readWork(BinaryReader reader) {
        int kind = reader.u8();
        return switch (kind) {
            case 0 -> Work.NONE;
            case 1 -> new Work.Pending(reader.hash());
            case 3 -> new Work.Unrevealed(new Height(reader.u64()));
            case 4 -> new Work.Unfinal(new View(reader.u64()));
            default -> throw new Malformed("no work has number " + kind);
        };
    }
}
