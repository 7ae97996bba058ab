package io.bitcraps.command.beacon.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.command.beacon.BeaconMessage;
import io.bitcraps.command.beacon.key.Combination.Combined;
import io.bitcraps.command.beacon.key.Combination.Reason;
import io.bitcraps.command.beacon.key.Combination.Refused;
import io.bitcraps.events.codec.Malformed;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The primitives against the published vectors: everything they give, and everything they say must be refused. */
class ThresholdSignatureTest {

    private static final CurveVectors VECTORS = CurveVectors.read();
    private static final HexFormat HEX = HexFormat.of();

    private final Combiner combiner = new Combiner(VECTORS.committee());

    @Test
    void laysTheMessageOutAsTheVectorsDo() {
        byte[] message = BeaconMessage.of(VECTORS.chain(), VECTORS.epoch(), VECTORS.height(), VECTORS.block());

        assertEquals(VECTORS.text("msg"), HEX.formatHex(message));
    }

    @Test
    void hashesTheMessageToThePointOfTheVectors() {
        assertEquals(
                VECTORS.text("msg.g1"),
                HEX.formatHex(Curve.hash(VECTORS.message()).compress()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void signsTheShareOfTheVectors(int index) {
        BeaconShareKey key = VECTORS.shareKey(index);

        Share share = key.sign(VECTORS.message());

        assertEquals(VECTORS.text("share." + index + ".sig"), HEX.formatHex(share.bytes()));
        assertEquals(
                VECTORS.text("share." + index + ".pk"),
                HEX.formatHex(key.verificationKey().bytes()));
        assertTrue(VECTORS.key(index).verifies(VECTORS.message(), share));
        assertArrayEquals(VECTORS.hex("share." + index + ".secret"), key.secret());
    }

    @ParameterizedTest
    @CsvSource({"1,2,3", "2,1,4", "4,3,1", "3,4,2"})
    void combinesAnyQuorumInAnyOrderToTheOneSeed(int first, int second, int third) {
        List<Share> shares = List.of(VECTORS.share(first), VECTORS.share(second), VECTORS.share(third));

        Combined combined = (Combined) combiner.combine(shares);

        assertEquals(VECTORS.text("signature"), HEX.formatHex(combined.signature()));
        assertTrue(VECTORS.groupKey().verifies(VECTORS.message(), combined.signature()));
    }

    @ParameterizedTest
    @CsvSource({"123", "124", "134", "234"})
    void weighsSharesAsTheVectorsDo(String set) {
        List<Integer> places = set.chars().mapToObj(digit -> digit - '0').toList();

        var coefficients = Lagrange.coefficients(places, 0);

        for (int i = 0; i < places.size(); i++) {
            assertEquals(VECTORS.text("lambda." + set + "." + places.get(i)), "%064x".formatted(coefficients.get(i)));
        }
    }

    @Test
    void refusesTooFewSharesAndWhatTheyWouldCombineTo() {
        Combination combination = combiner.combine(List.of(VECTORS.share(1), VECTORS.share(2)));

        assertEquals(new Refused(Reason.TOO_FEW_SHARES), combination);
        assertFalse(VECTORS.groupKey().verifies(VECTORS.message(), VECTORS.hex("bad.two-shares")));
    }

    @Test
    void refusesARepeatedIndex() {
        Combination combination = combiner.combine(List.of(
                VECTORS.share(1),
                VECTORS.share(2),
                Share.decode(2, VECTORS.share(3).bytes())));

        assertEquals(new Refused(Reason.REPEATED_INDEX), combination);
    }

    @Test
    void refusesAnIndexBeyondTheCommittee() {
        Combination combination = combiner.combine(List.of(
                VECTORS.share(1),
                VECTORS.share(2),
                Share.decode(5, VECTORS.share(3).bytes())));

        assertEquals(new Refused(Reason.UNKNOWN_INDEX), combination);
    }

    @Test
    void noticesAShareUnderAnotherIndex() {
        Share misplaced = Share.decode(2, VECTORS.share(3).bytes());

        Combined combined = (Combined) combiner.combine(List.of(VECTORS.share(1), misplaced, VECTORS.share(4)));

        assertEquals(VECTORS.text("bad.share-3-as-2"), HEX.formatHex(combined.signature()));
        assertFalse(VECTORS.groupKey().verifies(VECTORS.message(), combined.signature()));
        assertFalse(VECTORS.key(2).verifies(VECTORS.message(), misplaced));
    }

    @Test
    void refusesTheSeedOfAnotherHeight() {
        byte[] other = VECTORS.hex("bad.height-43.signature");

        assertTrue(VECTORS.groupKey().verifies(VECTORS.hex("bad.height-43.msg"), other));
        assertFalse(VECTORS.groupKey().verifies(VECTORS.message(), other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad.infinity", "bad.subgroup", "bad.x-not-reduced", "bad.no-flag"})
    void refusesAPointThatIsNone(String vector) {
        byte[] bytes = VECTORS.hex(vector);

        assertThrows(Malformed.class, () -> Share.decode(1, bytes));
        assertFalse(VECTORS.groupKey().verifies(VECTORS.message(), bytes));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 47, 49, 96})
    void refusesAShareOfTheWrongLength(int length) {
        byte[] bytes = Arrays.copyOf(VECTORS.hex("share.1.sig"), length);

        assertThrows(Malformed.class, () -> Share.decode(1, bytes));
        assertFalse(VECTORS.groupKey().verifies(VECTORS.message(), bytes));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 23})
    void refusesAnIndexThatNoCommitteeHas(int index) {
        assertThrows(Malformed.class, () -> Share.decode(index, VECTORS.hex("share.1.sig")));
        assertThrows(Malformed.class, () -> BeaconShareKey.decode(index, VECTORS.hex("share.1.secret")));
    }

    @Test
    void refusesKeysThatAreNoPointsOfTheSubgroup() {
        byte[] infinity = new byte[96];
        infinity[0] = (byte) 0xc0;
        byte[] noFlag = VECTORS.hex("group.pk");
        noFlag[0] &= 0x7f;

        assertThrows(Malformed.class, () -> GroupKey.decode(infinity));
        assertThrows(Malformed.class, () -> VerificationKey.decode(infinity));
        assertThrows(Malformed.class, () -> VerificationKey.decode(noFlag));
        assertThrows(Malformed.class, () -> VerificationKey.decode(VECTORS.hex("share.1.sig")));
    }

    /** With x = 1, 2, 3 ... some are on the curve; practically none of those is in the subgroup. */
    @Test
    void refusesKeysOnTheCurveOutsideTheSubgroup() {
        List<String> refusals = IntStream.range(1, 30)
                .mapToObj(x -> {
                    byte[] bytes = new byte[96];
                    bytes[0] = (byte) 0x80;
                    bytes[95] = (byte) x;
                    return assertThrows(Malformed.class, () -> VerificationKey.decode(bytes))
                            .toString();
                })
                .toList();

        assertTrue(refusals.stream().anyMatch(refusal -> refusal.contains("outside the subgroup")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "01"
            })
    void refusesASecretOutsideTheField(String secret) {
        assertThrows(Malformed.class, () -> BeaconShareKey.decode(1, HEX.parseHex(secret)));
    }

    @Test
    void doesNotPrintASecret() {
        assertEquals("BeaconShareKey[3]", VECTORS.shareKey(3).toString());
    }
}
