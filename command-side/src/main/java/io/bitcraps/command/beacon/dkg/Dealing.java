package io.bitcraps.command.beacon.dkg;

import io.bitcraps.command.beacon.key.Commitments;
import io.bitcraps.command.beacon.key.Polynomial;
import io.bitcraps.events.crypto.DhKey;
import io.bitcraps.events.crypto.SealedBox;
import io.bitcraps.events.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One member as dealer. The same randomness gives the same deal, so that a dealer that restarts keeps to what it dealt.
 * Immutable; never printed.
 */
public final class Dealing {

    private static final byte[] POLYNOMIAL_TAG = "bitcraps/deal-polynomial/v1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EPHEMERAL_TAG = "bitcraps/deal-ephemeral/v1".getBytes(StandardCharsets.US_ASCII);
    private static final HexFormat HEX = HexFormat.of();

    private final KeyGeneration generation;
    private final int dealer;
    private final Polynomial polynomial;
    private final DhKey ephemeral;

    private Dealing(KeyGeneration generation, int dealer, Polynomial polynomial, DhKey ephemeral) {
        this.generation = generation;
        this.dealer = dealer;
        this.polynomial = polynomial;
        this.ephemeral = ephemeral;
    }

    /**
     * @param dealer the own index
     * @param randomness at least 32 unpredictable bytes, secret for as long as the key is used: whoever has it can open
     *     what this dealer dealt
     */
    public static Dealing of(KeyGeneration generation, int dealer, byte[] randomness) {
        if (!generation.has(dealer)) {
            throw new IllegalArgumentException("no member has index " + dealer);
        }
        // Bound to the attempt: even randomness used twice gives polynomials that tell nothing of each other.
        byte[] purpose = generation.purpose(dealer, dealer);
        Polynomial polynomial =
                Polynomial.of(Sha256.hash(POLYNOMIAL_TAG, purpose).bytes(), randomness, generation.quorum());
        DhKey ephemeral =
                DhKey.of(Sha256.hash(EPHEMERAL_TAG, purpose, randomness).bytes());
        return new Dealing(generation, dealer, polynomial, ephemeral);
    }

    public Statement.Deal deal() {
        Commitments commitments = polynomial.commitments();
        List<String> sealed = new ArrayList<>();
        for (int member = 1; member <= generation.size(); member++) {
            byte[] receiver = generation.sealKeys().get(member - 1).bytes();
            byte[] portion = polynomial.portion(member).bytes();
            sealed.add(HEX.formatHex(SealedBox.seal(ephemeral, receiver, generation.purpose(dealer, member), portion)));
        }
        return new Statement.Deal(
                dealer,
                commitments,
                HEX.formatHex(polynomial.prove(generation.provenBy(dealer, commitments))),
                HEX.formatHex(ephemeral.publicBytes()),
                sealed);
    }

    /**
     * Answers a complaint against this dealer. MUST be called only for complaints of the log that count: who shows
     * more than f portions gives its secret away.
     */
    public Statement.Justification justify(Statement.Complaint complaint) {
        if (complaint.dealer() != dealer || !generation.has(complaint.member())) {
            throw new IllegalArgumentException("no complaint against dealer " + dealer + ": " + complaint);
        }
        return new Statement.Justification(dealer, complaint.member(), polynomial.portion(complaint.member()));
    }

    @Override
    public String toString() {
        return "Dealing[" + dealer + "]";
    }
}
