package io.bitcraps.node.ceremony;

import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.Signature;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A paper with its author's signature over tag and canonical JSON. */
public record SignedPaper(Paper paper, Signature signature) {

    private static final byte[] TAG = "bitcraps/ceremony/v1\n".getBytes(StandardCharsets.US_ASCII);

    public static SignedPaper of(Paper paper, SigningKey voteKey) {
        return new SignedPaper(paper, voteKey.sign(signed(paper)));
    }

    boolean isBy(PublicKey voteKey, SignatureVerifier verifier) {
        return verifier.verify(voteKey, signed(paper), signature);
    }

    private static byte[] signed(Paper paper) {
        byte[] bytes = PaperCodec.PAPER.encode(paper);
        return ByteBuffer.allocate(TAG.length + bytes.length)
                .put(TAG)
                .put(bytes)
                .array();
    }
}
