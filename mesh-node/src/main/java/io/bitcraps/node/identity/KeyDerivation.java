package io.bitcraps.node.identity;

import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.PasswordConverter;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What it costs to try one passphrase: Argon2id version 1.3 (RFC 9106). Stored in the file, so that a keystore opens
 * on any machine; bounded, as a file may come from a stranger.
 *
 * @param memoryKib memory in KiB, 1,024 to 262,144
 * @param iterations passes over it, 1 to 10
 * @param lanes independent parts of it, 1 to 4
 */
public record KeyDerivation(int memoryKib, int iterations, int lanes) {

    public static final int MIN_MEMORY_KIB = 1_024;
    public static final int MAX_MEMORY_KIB = 262_144;
    public static final int MAX_ITERATIONS = 10;
    public static final int MAX_LANES = 4;

    /** RFC 9106's second recommendation but for the lanes: Java computes them one after the other. */
    public static final KeyDerivation STANDARD = new KeyDerivation(65_536, 3, 1);
    /** For networks whose keys are worth nothing: demos and tests, which open many keystores in a second. */
    public static final KeyDerivation DEMO = new KeyDerivation(MIN_MEMORY_KIB, 1, 1);

    static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 32;

    public KeyDerivation {
        if (!isBounded(memoryKib, iterations, lanes)) {
            throw new IllegalArgumentException("out of bounds: Argon2id with " + memoryKib + " KiB, " + iterations
                    + " iterations, " + lanes + " lanes");
        }
    }

    static boolean isBounded(int memoryKib, int iterations, int lanes) {
        return memoryKib >= MIN_MEMORY_KIB
                && memoryKib <= MAX_MEMORY_KIB
                && iterations >= 1
                && iterations <= MAX_ITERATIONS
                && lanes >= 1
                && lanes <= MAX_LANES;
    }

    /** The AES-256 key of a passphrase, which counts as UTF-8. */
    SecretKey derive(char[] passphrase, byte[] salt) {
        Argon2Parameters parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(iterations)
                .withParallelism(lanes)
                .withSalt(salt)
                .withCharToByteConverter(PasswordConverter.UTF8)
                .build();
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters);
        byte[] key = new byte[KEY_BYTES];
        generator.generateBytes(passphrase, key);
        SecretKey secret = new SecretKeySpec(key, "AES");
        Arrays.fill(key, (byte) 0);
        return secret;
    }
}
