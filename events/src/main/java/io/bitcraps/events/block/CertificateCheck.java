package io.bitcraps.events.block;

import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.id.ChainId;

/**
 * Whether votes and certificates are what they claim: members of the committee, enough of them, good signatures.
 *
 * @param quorum signers that make a certificate; another number than the committee's is for showing that it breaks
 */
public record CertificateCheck(ChainId chain, Committee committee, int quorum, SignatureVerifier verifier) {

    public CertificateCheck(ChainId chain, Committee committee, SignatureVerifier verifier) {
        this(chain, committee, committee.quorum(), verifier);
    }

    /** A vote of a member of this epoch's committee with a good signature. */
    public boolean holds(Vote vote) {
        return vote.ballot().epoch().equals(committee.epoch())
                && vote.validator() < committee.size()
                && signed(vote, VoteCodec.signedBytes(chain, vote.ballot()));
    }

    /** At least q members of this epoch's committee, each with a good signature; the record keeps them distinct. */
    public boolean holds(Certificate certificate) {
        if (!certificate.ballot().epoch().equals(committee.epoch())
                || certificate.votes().size() < quorum
                || certificate.votes().getLast().validator() >= committee.size()) {
            return false;
        }
        byte[] message = VoteCodec.signedBytes(chain, certificate.ballot());
        return certificate.votes().stream().allMatch(vote -> signed(vote, message));
    }

    private boolean signed(Vote vote, byte[] message) {
        return verifier.verify(committee.validators().get(vote.validator()).voteKey(), message, vote.signature());
    }
}
