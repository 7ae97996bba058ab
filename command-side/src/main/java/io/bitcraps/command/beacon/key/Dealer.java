package io.bitcraps.command.beacon.key;

import io.bitcraps.events.block.Committee;
import io.bitcraps.events.crypto.Sha256;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes all keys of a beacon at one place. Whoever holds the randomness knows every die to come: for one-machine and
 * demo networks only, and refused above security level development.
 */
public final class Dealer {

    /** Least randomness, in bytes. */
    public static final int MIN_RANDOMNESS = 32;

    private static final byte[] TAG = "bitcraps/dealer/v1".getBytes(StandardCharsets.US_ASCII);

    private Dealer() {}

    /** @param shareKeys by place in the committee; each belongs to one validator and to nobody else */
    public record Deal(BeaconCommittee committee, List<BeaconShareKey> shareKeys) {

        public Deal {
            shareKeys = List.copyOf(shareKeys);
        }
    }

    /**
     * The same randomness deals the same keys.
     *
     * @param randomness at least 32 unpredictable bytes
     * @param size validators, 1 to 22
     * @param quorum shares that make a seed, 1 to size
     */
    public static Deal deal(byte[] randomness, int size, int quorum) {
        if (randomness.length < MIN_RANDOMNESS) {
            throw new IllegalArgumentException("a deal takes at least 32 random bytes, got " + randomness.length);
        }
        if (size < 1 || size > Committee.MAX_SIZE || quorum < 1 || quorum > size) {
            throw new IllegalArgumentException("no beacon has " + size + " keys and quorum " + quorum);
        }
        List<BigInteger> polynomial = new ArrayList<>();
        for (int degree = 0; degree < quorum; degree++) {
            polynomial.add(coefficient(randomness, degree));
        }
        List<BeaconShareKey> shareKeys = new ArrayList<>();
        for (int index = 1; index <= size; index++) {
            shareKeys.add(BeaconShareKey.decode(index, bytes(value(polynomial, index))));
        }
        // The group's key is that of a share at place 0; index 1 only passes the check of the range.
        GroupKey groupKey = new GroupKey(BeaconShareKey.decode(1, bytes(polynomial.getFirst()))
                .verificationKey()
                .point());
        List<VerificationKey> keys =
                shareKeys.stream().map(BeaconShareKey::verificationKey).toList();
        return new Deal(new BeaconCommittee(keys, groupKey, quorum), shareKeys);
    }

    /** 512 bits modulo r, so that no number is noticeably likelier than another. */
    private static BigInteger coefficient(byte[] randomness, int degree) {
        byte[] wide = new byte[64];
        Sha256.hash(TAG, new byte[] {(byte) degree, 0}, randomness).writeTo(wide, 0);
        Sha256.hash(TAG, new byte[] {(byte) degree, 1}, randomness).writeTo(wide, 32);
        return new BigInteger(1, wide).mod(Curve.R);
    }

    private static BigInteger value(List<BigInteger> polynomial, int place) {
        BigInteger value = BigInteger.ZERO;
        for (BigInteger coefficient : polynomial.reversed()) {
            value = value.multiply(BigInteger.valueOf(place)).add(coefficient).mod(Curve.R);
        }
        return value;
    }

    private static byte[] bytes(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int skipped = Math.max(0, bytes.length - Curve.SECRET_BYTES);
        int length = bytes.length - skipped;
        return ByteBuffer.allocate(Curve.SECRET_BYTES)
                .position(Curve.SECRET_BYTES - length)
                .put(bytes, skipped, length)
                .array();
    }
}
