package io.bitcraps.command.beacon.key;

import io.bitcraps.events.block.Committee;
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
        Polynomial polynomial = Polynomial.of(TAG, randomness, quorum);
        List<BeaconShareKey> shareKeys = new ArrayList<>();
        for (int index = 1; index <= size; index++) {
            shareKeys.add(BeaconShareKey.decode(index, Curve.bytes(polynomial.value(index))));
        }
        GroupKey groupKey = new GroupKey(Curve.key(polynomial.value(0)));
        List<VerificationKey> keys =
                shareKeys.stream().map(BeaconShareKey::verificationKey).toList();
        return new Deal(new BeaconCommittee(keys, groupKey, quorum), shareKeys);
    }
}
