package io.bitcraps.events.crypto;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.Signature;
import java.util.HexFormat;
import java.util.List;

/**
 * The edge cases on which Ed25519 libraries are known to differ, with the verdicts of our rule. A node whose verifier
 * gives another verdict would one day accept a block that the others refuse.
 */
public final class Ed25519SelfTest {

    private static final int COLUMNS = 7;

    private Ed25519SelfTest() {}

    /**
     * @param cofactorless verdict of the check alone
     * @param validKey verdict of the full validation of the key alone
     */
    public record Vector(
            String name,
            PublicKey key,
            Signature signature,
            String messageHex,
            boolean cofactorless,
            boolean validKey) {

        public byte[] message() {
            return HexFormat.of().parseHex(messageHex);
        }
    }

    /** @throws InvariantViolation naming the first vector on which the verifier, or the key validation, is wrong */
    public static void run(SignatureVerifier verifier) {
        for (Vector vector : vectors()) {
            boolean verdict = verifier.verify(vector.key, vector.message(), vector.signature);
            InvariantViolation.check(
                    verdict == vector.cofactorless,
                    verifier + " gives a wrong verdict on the Ed25519 vector " + vector.name);
            InvariantViolation.check(
                    Ed25519.isValidKey(vector.key) == vector.validKey,
                    "key validation gives a wrong verdict on the Ed25519 vector " + vector.name);
        }
    }

    /** The published vectors, in the order of the file. */
    public static List<Vector> vectors() {
        List<Vector> vectors = ProviderVectors.text()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Ed25519SelfTest::parse)
                .toList();
        InvariantViolation.check(!vectors.isEmpty(), "the file of Ed25519 vectors is empty");
        return vectors;
    }

    private static Vector parse(String line) {
        String[] columns = line.split(" ", -1);
        InvariantViolation.check(columns.length == COLUMNS, "an Ed25519 vector has 7 columns: " + line);
        HexFormat hex = HexFormat.of();
        Vector vector = new Vector(
                columns[0],
                PublicKey.of(hex.parseHex(columns[1])),
                Signature.of(hex.parseHex(columns[2])),
                columns[3],
                is("accept", "reject", columns[5]),
                is("valid", "invalid", columns[6]));
        InvariantViolation.check(
                is("accept", "reject", columns[4]) == (vector.cofactorless && vector.validKey),
                "the verdicts of an Ed25519 vector contradict each other: " + line);
        return vector;
    }

    private static boolean is(String yes, String no, String word) {
        InvariantViolation.check(word.equals(yes) || word.equals(no), "not a verdict of an Ed25519 vector: " + word);
        return word.equals(yes);
    }
}
