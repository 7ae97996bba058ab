package io.bitcraps.events.crypto;

import io.bitcraps.events.id.PublicKey;
import java.util.HexFormat;

/**
 * The encodings RFC 8032, section 5.1.7 admits: y of A and R below p, no sign on x = 0, S below the group order. We
 * check them ourselves, because providers differ in which of them they refuse and which they reduce.
 */
final class CanonicalForm {

    /** p = 2^255 - 19, little-endian as on the wire. */
    private static final byte[] P =
            HexFormat.of().parseHex("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
    /** The two y that have x = 0: 1 and p - 1. */
    private static final byte[] ONE =
            HexFormat.of().parseHex("0100000000000000000000000000000000000000000000000000000000000000");

    private static final byte[] P_MINUS_ONE =
            HexFormat.of().parseHex("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
    /** L = 2^252 + 27742317777372353535851937790883648493. */
    private static final byte[] L =
            HexFormat.of().parseHex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");

    private static final int HALF = 32;
    private static final int SIGN = 0x80;

    private CanonicalForm() {}

    static boolean holds(PublicKey key, byte[] signature) {
        return isPoint(key.bytes(), 0) && isPoint(signature, 0) && compare(signature, HALF, L, false) < 0;
    }

    private static boolean isPoint(byte[] bytes, int offset) {
        if (compare(bytes, offset, P, true) >= 0) {
            return false;
        }
        boolean signed = (bytes[offset + HALF - 1] & SIGN) != 0;
        return !signed || compare(bytes, offset, ONE, true) != 0 && compare(bytes, offset, P_MINUS_ONE, true) != 0;
    }

    /** Compares 32 little-endian bytes with a bound; nothing here is secret, so the time may vary. */
    private static int compare(byte[] bytes, int offset, byte[] bound, boolean withoutSign) {
        for (int i = HALF - 1; i >= 0; i--) {
            int mask = withoutSign && i == HALF - 1 ? SIGN - 1 : 0xff;
            int difference = (bytes[offset + i] & mask) - (bound[i] & 0xff);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }
}
