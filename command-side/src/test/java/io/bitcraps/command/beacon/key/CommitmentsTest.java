package io.bitcraps.command.beacon.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.codec.Malformed;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commitments against the published vectors, whose shares are a dealer's portions. */
class CommitmentsTest {

    private static final CurveVectors VECTORS = CurveVectors.read();

    private final Commitments commitments = Commitments.decode(vectors());

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void matchThePortionsOfTheVectors(int index) {
        Portion portion = Portion.decode(VECTORS.hex("share." + index + ".secret"));

        assertTrue(commitments.match(index, portion));
        assertFalse(commitments.match(index + 1, portion));
    }

    @Test
    void giveTheKeysOfTheVectors() {
        BeaconCommittee committee = Commitments.committee(List.of(commitments), 4);

        assertArrayEquals(VECTORS.hex("group.pk"), committee.groupKey().bytes());
        for (int index = 1; index <= 4; index++) {
            assertArrayEquals(
                    VECTORS.hex("share." + index + ".pk"), committee.key(index).bytes());
        }
    }

    @Test
    void keepTheirBytes() {
        assertArrayEquals(vectors(), commitments.bytes());
        assertEquals(3, commitments.terms());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 95, 97, 23 * 96})
    void refuseAnotherLength(int length) {
        byte[] bytes = Arrays.copyOf(vectors(), length);

        assertThrows(Malformed.class, () -> Commitments.decode(bytes));
    }

    @Test
    void refusePointsThatAreNone() {
        byte[] bytes = vectors();
        bytes[96] &= 0x7f;

        assertThrows(Malformed.class, () -> Commitments.decode(bytes));
    }

    @Test
    void proveTheSecretForOneMessageAndNeverPassForASeed() {
        Polynomial polynomial = Polynomial.of(new byte[] {1}, new byte[32], 3);
        byte[] message = {1, 2};

        byte[] proof = polynomial.prove(message);

        assertTrue(polynomial.commitments().proves(message, proof));
        assertFalse(polynomial.commitments().proves(new byte[] {1, 3}, proof));
        assertFalse(commitments.proves(message, proof));
        GroupKey first = GroupKey.decode(Arrays.copyOf(polynomial.commitments().bytes(), 96));
        assertFalse(first.verifies(message, proof));
    }

    private static byte[] vectors() {
        var bytes = new ByteArrayOutputStream();
        for (int degree = 0; degree < 3; degree++) {
            bytes.writeBytes(VECTORS.hex("commit." + degree));
        }
        return bytes.toByteArray();
    }
}
