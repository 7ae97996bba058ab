package io.bitcraps.events.block;

import io.bitcraps.events.codec.BinaryCodec;
import io.bitcraps.events.codec.BinaryReader;
import io.bitcraps.events.codec.BinaryWriter;
import io.bitcraps.events.codec.Malformed;
import java.util.ArrayList;
import java.util.List;

/** Certificates in binary: the ballot once, then one to 22 signers. Says nothing of quorum or signatures. */
public enum CertificateCodec implements BinaryCodec<Certificate> {
    CODEC;

    static final int TAG = 0x04;
    static final int VERSION = 1;

    /** Canonical bytes of the largest certificate. */
    public static final int MAX_BYTES = 2 + 1 + 8 + 8 + 32 + 1 + Committee.MAX_SIZE * 65;

    @Override
    public void write(BinaryWriter writer, Certificate certificate) {
        writer.u8(TAG).u8(VERSION);
        VoteCodec.writeBallot(writer, certificate.ballot());
        writer.u8(certificate.votes().size());
        for (Vote vote : certificate.votes()) {
            VoteCodec.writeSigner(writer, vote);
        }
    }

    @Override
    public Certificate read(BinaryReader reader) {
        reader.expect(TAG, "tag of a certificate");
        reader.expect(VERSION, "version of a certificate");
        Ballot ballot = VoteCodec.readBallot(reader);
        int count = reader.count8(Committee.MAX_SIZE);
        if (count == 0) {
            throw new Malformed("a certificate without signers");
        }
        List<Vote> votes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            votes.add(VoteCodec.readSigner(reader, ballot));
        }
        return new Certificate(ballot, votes);
    }
}
