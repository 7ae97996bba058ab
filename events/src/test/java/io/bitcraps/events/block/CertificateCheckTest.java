package io.bitcraps.events.block;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.View;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Four validators, so three are a quorum. */
class CertificateCheckTest {

    private static final List<SigningKey> KEYS = IntStream.range(0, 5)
            .mapToObj(i -> Ed25519.signingKey(Sha256.hash(new byte[] {(byte) i}).bytes()))
            .toList();
    private static final Ballot BALLOT = new Ballot(VoteKind.NULLIFY, Epoch.ZERO, new View(7), null);

    private final CertificateCheck check = new CertificateCheck(Blocks.CHAIN, committee(), new Ed25519());

    @Test
    void takesAQuorum() {
        assertTrue(check.holds(certificate(0, 1, 3)));
    }

    @Test
    void refusesOneLess() {
        assertFalse(check.holds(certificate(0, 3)));
    }

    @Test
    void refusesAQuorumWithOneWhoIsNoMember() {
        assertFalse(check.holds(certificate(0, 1, 4)));
        assertFalse(check.holds(vote(4, BALLOT)));
    }

    @Test
    void refusesAQuorumWithOneBadSignature() {
        Vote forged = new Vote(BALLOT, 2, vote(3, BALLOT).signature());

        assertFalse(check.holds(new Certificate(BALLOT, List.of(vote(0, BALLOT), vote(1, BALLOT), forged))));
        assertFalse(check.holds(forged));
    }

    @Test
    void refusesAnotherEpoch() {
        Ballot other = new Ballot(VoteKind.NULLIFY, new Epoch(1), new View(7), null);

        assertFalse(check.holds(new Certificate(other, List.of(vote(0, other), vote(1, other), vote(2, other)))));
        assertFalse(check.holds(vote(0, other)));
    }

    @Test
    void refusesAnotherChain() {
        CertificateCheck elsewhere =
                new CertificateCheck(new ChainId("test-00000000000000ff"), committee(), new Ed25519());

        assertFalse(elsewhere.holds(certificate(0, 1, 2)));
        assertFalse(elsewhere.holds(vote(0, BALLOT)));
    }

    private static Committee committee() {
        return new Committee(
                Epoch.ZERO,
                KEYS.stream()
                        .limit(4)
                        .map(key ->
                                new Committee.Validator("v", key.publicKey(), key.publicKey(), key.publicKey(), "", ""))
                        .toList());
    }

    private static Certificate certificate(int... validators) {
        return new Certificate(
                BALLOT, IntStream.of(validators).mapToObj(i -> vote(i, BALLOT)).toList());
    }

    private static Vote vote(int validator, Ballot ballot) {
        return new Vote(ballot, validator, KEYS.get(validator).sign(VoteCodec.signedBytes(Blocks.CHAIN, ballot)));
    }
}
