package io.bitcraps.events.crypto;

import java.math.BigInteger;

/** Textbook arithmetic on edwards25519, slow and unguarded: it forges what honest libraries never make. */
record EdwardsPoint(BigInteger x, BigInteger y) {

    static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    static final BigInteger L = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P))
            .mod(P);
    private static final BigInteger ROOT_OF_MINUS_ONE = BigInteger.TWO.modPow(P.shiftRight(2), P);

    static final EdwardsPoint IDENTITY = new EdwardsPoint(BigInteger.ZERO, BigInteger.ONE);
    static final EdwardsPoint BASE = decode(littleEndian(
            BigInteger.valueOf(4).multiply(BigInteger.valueOf(5).modInverse(P)).mod(P)));

    /** Decodes a canonical encoding of a point that is on the curve. */
    static EdwardsPoint decode(byte[] bytes) {
        BigInteger encoded = number(bytes);
        BigInteger y = encoded.clearBit(255);
        BigInteger y2 = y.multiply(y).mod(P);
        BigInteger x2 = y2.subtract(BigInteger.ONE)
                .multiply(D.multiply(y2).add(BigInteger.ONE).modInverse(P))
                .mod(P);
        BigInteger root = x2.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        BigInteger x = root.multiply(root).mod(P).equals(x2)
                ? root
                : root.multiply(ROOT_OF_MINUS_ONE).mod(P);
        return new EdwardsPoint(
                x.testBit(0) == encoded.testBit(255) ? x : P.subtract(x).mod(P), y);
    }

    EdwardsPoint plus(EdwardsPoint other) {
        BigInteger product =
                D.multiply(x).multiply(other.x).multiply(y).multiply(other.y).mod(P);
        BigInteger sumX = x.multiply(other.y).add(y.multiply(other.x));
        BigInteger sumY = y.multiply(other.y).add(x.multiply(other.x));
        return new EdwardsPoint(
                sumX.multiply(BigInteger.ONE.add(product).modInverse(P)).mod(P),
                sumY.multiply(BigInteger.ONE.subtract(product).modInverse(P)).mod(P));
    }

    EdwardsPoint times(BigInteger factor) {
        EdwardsPoint result = IDENTITY;
        for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
            result = result.plus(result);
            if (factor.testBit(bit)) {
                result = result.plus(this);
            }
        }
        return result;
    }

    byte[] encode() {
        byte[] bytes = littleEndian(y);
        if (x.testBit(0)) {
            bytes[31] |= (byte) 0x80;
        }
        return bytes;
    }

    static byte[] littleEndian(BigInteger number) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = number.shiftRight(8 * i).byteValue();
        }
        return bytes;
    }

    static BigInteger number(byte[] littleEndian) {
        byte[] reversed = new byte[littleEndian.length];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = littleEndian[littleEndian.length - 1 - i];
        }
        return new BigInteger(1, reversed);
    }
}
