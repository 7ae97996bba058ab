package io.bitcraps.events.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.events.codec.Malformed;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedBoxTest {

    private static final byte[] PURPOSE = {1, 2, 3};
    private static final byte[] PLAIN = {4, 5, 6, 7};

    private final DhKey ephemeral = key(1);
    private final DhKey receiver = key(2);
    private final byte[] sealed = SealedBox.seal(ephemeral, receiver.publicBytes(), PURPOSE, PLAIN);

    @Test
    void opensWithTheReceiversKey() {
        assertArrayEquals(PLAIN, SealedBox.open(receiver, ephemeral.publicBytes(), PURPOSE, sealed));
        assertEquals(PLAIN.length + SealedBox.OVERHEAD, sealed.length);
    }

    /** The form travels between nodes of different versions. */
    @Test
    void sealsToTheSameBytes() {
        assertEquals("98793b311695ecca9e4f9ef6c5e1708e69d407be", HexFormat.of().formatHex(sealed));
    }

    @Test
    void opensForNobodyElse() {
        assertThrows(Malformed.class, () -> SealedBox.open(key(3), ephemeral.publicBytes(), PURPOSE, sealed));
    }

    @Test
    void opensUnderNoOtherPurpose() {
        byte[] other = {1, 2, 4};

        assertThrows(Malformed.class, () -> SealedBox.open(receiver, ephemeral.publicBytes(), other, sealed));
    }

    @Test
    void opensUnderNoOtherEphemeralKey() {
        assertThrows(Malformed.class, () -> SealedBox.open(receiver, key(3).publicBytes(), PURPOSE, sealed));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 19})
    void noticesOneBitChanged(int at) {
        byte[] changed = sealed.clone();
        changed[at] ^= 1;

        assertThrows(Malformed.class, () -> SealedBox.open(receiver, ephemeral.publicBytes(), PURPOSE, changed));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 19})
    void refusesSealedBytesCutShort(int length) {
        byte[] cut = Arrays.copyOf(sealed, length);

        assertThrows(Malformed.class, () -> SealedBox.open(receiver, ephemeral.publicBytes(), PURPOSE, cut));
    }

    @Test
    void refusesPublicKeysThatGiveNothing() {
        byte[] zero = new byte[DhKey.BYTES];

        assertThrows(Malformed.class, () -> SealedBox.seal(ephemeral, zero, PURPOSE, PLAIN));
        assertThrows(Malformed.class, () -> SealedBox.open(receiver, zero, PURPOSE, sealed));
        assertThrows(Malformed.class, () -> SealedBox.open(receiver, new byte[31], PURPOSE, sealed));
    }

    private static DhKey key(int number) {
        byte[] scalar = new byte[DhKey.BYTES];
        scalar[5] = (byte) number;
        return DhKey.of(scalar);
    }
}
