package io.bitcraps.command.beacon.key;

import io.bitcraps.events.block.Committee;
import io.bitcraps.events.codec.Malformed;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import supranational.blst.P2;

/**
 * The beacon's keys of one epoch, checked to belong together. Immutable.
 *
 * @param keys verification keys by place in the committee; the first has share index 1
 * @param quorum shares that make a seed
 */
public record BeaconCommittee(List<VerificationKey> keys, GroupKey groupKey, int quorum) {

    /** @throws Malformed unless keys and group key lie on one polynomial of degree quorum - 1 */
    public BeaconCommittee {
        keys = List.copyOf(keys);
        if (keys.isEmpty() || keys.size() > Committee.MAX_SIZE || quorum < 1 || quorum > keys.size()) {
            throw new Malformed("no beacon has " + keys.size() + " keys and quorum " + quorum);
        }
        requireOnePolynomial(keys, groupKey, quorum);
    }

    /**
     * The beacon keys that a genesis or an epoch's first block names.
     *
     * @param groupKey 96 bytes, lower-case hex
     * @throws Malformed if a key is none, or they do not lie on one polynomial
     */
    public static BeaconCommittee of(Committee committee, String groupKey) {
        List<VerificationKey> keys = committee.validators().stream()
                .map(validator -> VerificationKey.decode(bytes(validator.beaconKey())))
                .toList();
        return new BeaconCommittee(keys, GroupKey.decode(bytes(groupKey)), committee.quorum());
    }

    /** @param index share index, 1 to n */
    public VerificationKey key(int index) {
        return keys.get(index - 1);
    }

    public int size() {
        return keys.size();
    }

    /** Whether the key is that of the validator at its index. */
    public boolean holds(BeaconShareKey key) {
        return key.index() <= size()
                && key(key.index()).point().is_equal(key.verificationKey().point());
    }

    private static byte[] bytes(String hex) {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            throw new Malformed("a beacon key is not hex: " + e.getMessage());
        }
    }

    /**
     * The group key at 0 and the first quorum - 1 keys determine the polynomial; every other key must be its value.
     * Without this, two quorums of honest shares could make two seeds, and whoever combines could choose.
     */
    private static void requireOnePolynomial(List<VerificationKey> keys, GroupKey groupKey, int quorum) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < quorum; place++) {
            places.add(place);
        }
        for (int index = quorum; index <= keys.size(); index++) {
            List<BigInteger> coefficients = Lagrange.coefficients(places, index);
            P2 value = groupKey.point().mult(coefficients.getFirst());
            for (int place = 1; place < quorum; place++) {
                value.add(keys.get(place - 1).point().mult(coefficients.get(place)));
            }
            if (!value.is_equal(keys.get(index - 1).point())) {
                throw new Malformed(
                        "beacon key " + index + " is not on the polynomial of the others and the group key");
            }
        }
    }
}
