package io.bitcraps.command.beacon.key;

import io.bitcraps.events.codec.Malformed;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import supranational.blst.BLST_ERROR;
import supranational.blst.P1;
import supranational.blst.P2;
import supranational.blst.SecretKey;

/** BLS12-381 as jblst has it, with the checks that jblst leaves to its caller. */
final class Curve {

    /** Compressed encodings; jblst would also take the uncompressed ones. */
    static final int SIGNATURE_BYTES = 48;

    static final int KEY_BYTES = 96;
    static final int SECRET_BYTES = 32;

    /** Order of both groups. */
    static final BigInteger R = new BigInteger("73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001", 16);

    private static final String DST = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_POP_";

    /** Proofs that a dealer knows its secret never read as seeds, nor seeds as such proofs. */
    private static final String PROOF_DST = "BLS_POP_BLS12381G1_XMD:SHA-256_SSWU_RO_POP_";

    private Curve() {}

    /** @throws Malformed unless the bytes are a compressed point of G1's prime-order subgroup, not infinity */
    static P1 signature(byte[] bytes) {
        requireLength("a beacon signature", SIGNATURE_BYTES, bytes);
        P1 point = BlstDecoder.signature(bytes);
        if (point.is_inf()) {
            throw new Malformed("a beacon signature is the point at infinity");
        }
        if (!point.in_group()) {
            throw new Malformed("a beacon signature is outside the subgroup");
        }
        return point;
    }

    /** @throws Malformed unless the bytes are a compressed point of G2's prime-order subgroup, not infinity */
    static P2 key(byte[] bytes) {
        requireLength("a beacon key", KEY_BYTES, bytes);
        P2 point = BlstDecoder.key(bytes);
        if (point.is_inf()) {
            throw new Malformed("a beacon key is the point at infinity");
        }
        if (!point.in_group()) {
            throw new Malformed("a beacon key is outside the subgroup");
        }
        return point;
    }

    /** @throws Malformed unless the bytes are a big-endian number from 1 to r - 1 */
    static BigInteger secret(byte[] bytes) {
        requireLength("a beacon secret", SECRET_BYTES, bytes);
        BigInteger number = new BigInteger(1, bytes);
        if (number.signum() == 0 || number.compareTo(R) >= 0) {
            throw new Malformed("a beacon secret is not in 1..r-1");
        }
        return number;
    }

    /** 32 bytes, big-endian, of a number below r. */
    static byte[] bytes(BigInteger secret) {
        byte[] bytes = secret.toByteArray();
        int skipped = Math.max(0, bytes.length - SECRET_BYTES);
        int length = bytes.length - skipped;
        return ByteBuffer.allocate(SECRET_BYTES)
                .position(SECRET_BYTES - length)
                .put(bytes, skipped, length)
                .array();
    }

    static SecretKey secretKey(BigInteger secret) {
        SecretKey key = new SecretKey();
        key.from_bendian(bytes(secret));
        return key;
    }

    /** The secret times G2's generator; unlike {@code P2.mult} in the same time for every secret. */
    static P2 key(BigInteger secret) {
        return new P2(secretKey(secret));
    }

    static P1 hash(byte[] message) {
        return new P1().hash_to(message, DST);
    }

    static P1 hashForProof(byte[] message) {
        return new P1().hash_to(message, PROOF_DST);
    }

    /** One pairing check, about 1 ms; both points are of their subgroups and not infinite. */
    static boolean verify(P2 key, byte[] message, P1 signature) {
        return verify(key, message, signature, DST);
    }

    /** As {@link #verify}, for a signature over {@link #hashForProof}. */
    static boolean verifyProof(P2 key, byte[] message, P1 signature) {
        return verify(key, message, signature, PROOF_DST);
    }

    private static boolean verify(P2 key, byte[] message, P1 signature, String dst) {
        return signature.to_affine().core_verify(key.to_affine(), true, message, dst) == BLST_ERROR.BLST_SUCCESS;
    }

    private static void requireLength(String what, int expected, byte[] bytes) {
        if (bytes.length != expected) {
            throw new Malformed(what + " has " + expected + " bytes, got " + bytes.length);
        }
    }
}
