package io.bitcraps.command.beacon.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.command.beacon.key.Combination.Combined;
import io.bitcraps.command.beacon.key.Dealer.Deal;
import io.bitcraps.events.codec.Malformed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeaconCommitteeTest {

    private static final CurveVectors VECTORS = CurveVectors.read();
    private static final byte[] MESSAGE = {1, 2, 3};

    @Test
    void takesTheKeysOfTheVectors() {
        assertEquals(4, VECTORS.committee().size());
    }

    @Test
    void refusesTwoKeysInEachOthersPlace() {
        List<VerificationKey> swapped = List.of(VECTORS.key(2), VECTORS.key(1), VECTORS.key(3), VECTORS.key(4));

        assertThrows(Malformed.class, () -> new BeaconCommittee(swapped, VECTORS.groupKey(), 3));
    }

    @Test
    void refusesAGroupKeyOfAnotherPolynomial() {
        GroupKey stranger = GroupKey.decode(VECTORS.hex("commit.1"));

        assertThrows(
                Malformed.class, () -> new BeaconCommittee(VECTORS.committee().keys(), stranger, 3));
    }

    @Test
    void refusesAPolynomialOfTooHighADegree() {
        List<VerificationKey> keys = VECTORS.committee().keys();

        assertThrows(Malformed.class, () -> new BeaconCommittee(keys, VECTORS.groupKey(), 2));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "23, 16", "4, 0", "4, 5"})
    void refusesSizesThatNoCommitteeHas(int size, int quorum) {
        List<VerificationKey> keys = Collections.nCopies(size, VECTORS.key(1));

        assertThrows(Malformed.class, () -> new BeaconCommittee(keys, VECTORS.groupKey(), quorum));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "4, 3", "7, 5", "22, 15"})
    void dealsKeysThatBelongTogether(int size, int quorum) {
        Deal deal = Dealer.deal(new byte[32], size, quorum);

        Combined combined = (Combined) new Combiner(deal.committee())
                .combine(deal.shareKeys().stream().map(key -> key.sign(MESSAGE)).toList());

        assertTrue(deal.committee().groupKey().verifies(MESSAGE, combined.signature()));
    }

    @Test
    void dealsTheSameKeysFromTheSameRandomness() {
        Deal first = Dealer.deal(new byte[32], 4, 3);
        Deal second = Dealer.deal(new byte[32], 4, 3);
        Deal other = Dealer.deal(new byte[33], 4, 3);

        assertArrayEquals(
                first.shareKeys().get(2).secret(), second.shareKeys().get(2).secret());
        assertFalse(Arrays.equals(
                first.committee().groupKey().bytes(),
                other.committee().groupKey().bytes()));
    }

    @Test
    void refusesToDealFromTooLittleRandomness() {
        assertThrows(IllegalArgumentException.class, () -> Dealer.deal(new byte[31], 4, 3));
        assertThrows(IllegalArgumentException.class, () -> Dealer.deal(new byte[32], 4, 5));
        assertThrows(IllegalArgumentException.class, () -> Dealer.deal(new byte[32], 23, 15));
    }

    @Property(tries = 40)
    void anyQuorumGivesTheSameSeed(
            @ForAll @Size(32) byte[] randomness, @ForAll @IntRange(min = 1, max = 10) int size, @ForAll long shuffle) {
        int quorum = size - (size - 1) / 3;
        Deal deal = Dealer.deal(randomness, size, quorum);
        List<Share> shares = new ArrayList<>(
                deal.shareKeys().stream().map(key -> key.sign(MESSAGE)).toList());
        Combiner combiner = new Combiner(deal.committee());
        Combined expected = (Combined) combiner.combine(shares);

        Collections.shuffle(shares, new Random(shuffle));
        Combined combined = (Combined) combiner.combine(shares.subList(0, quorum));

        assertArrayEquals(expected.signature(), combined.signature());
        assertTrue(deal.committee().groupKey().verifies(MESSAGE, combined.signature()));
    }
}
