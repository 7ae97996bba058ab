package io.bitcraps.node.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.ProofOfWork;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.node.identity.KeystoreRefused.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeystoreTest {

    private static final char[] PASSPHRASE = "zwölf Würfel".toCharArray();
    private static final byte[] SECRET =
            HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    private static final int KIB_AT = 18;
    private static final int HASH_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path directory = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("node.keystore");
    }

    @Test
    void opensWithWhatWasSaved() throws IOException, KeystoreRefused {
        Keystore keystore = create();
        keystore.add(SecretName.VOTE, SECRET);
        keystore.generate(SecretName.beaconShare(Epoch.ZERO));
        keystore.save();

        Keystore opened = open();

        assertEquals(Set.of(SecretName.VOTE, new SecretName("beacon-share-0")), opened.names());
        assertArrayEquals(SECRET, opened.secret(SecretName.VOTE));
        assertArrayEquals(
                keystore.secret(new SecretName("beacon-share-0")), opened.secret(new SecretName("beacon-share-0")));
    }

    @Test
    void signsWithTheKeyOfASecret() throws IOException, KeystoreRefused {
        Keystore keystore = create();
        keystore.add(SecretName.VOTE, SECRET);

        var key = keystore.signingKey(SecretName.VOTE, new Ed25519());

        assertEquals(Ed25519.signingKey(SECRET).publicKey(), key.publicKey());
    }

    @Test
    void isReadableByItsOwnerOnlyAndLeavesNoOtherFile() throws IOException, KeystoreRefused {
        create();

        try (var files = Files.list(directory)) {
            assertEquals(Set.of(file), Set.copyOf(files.toList()));
        }
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void writesOverTheTemporaryFileOfACrash() throws IOException, KeystoreRefused {
        Path leftover = directory.resolve("node.keystore.tmp");
        Files.writeString(leftover, "half a keystore");

        create();

        assertFalse(Files.exists(leftover));
        assertEquals(Set.of(), open().names());
    }

    @Test
    void sealsTheSameContentsDifferentlyEachTime() throws IOException, KeystoreRefused {
        Keystore keystore = create();
        keystore.generate(SecretName.VOTE);
        keystore.save();
        byte[] first = Files.readAllBytes(file);
        keystore.generate(SecretName.LOG);
        keystore.remove(SecretName.LOG);

        keystore.save();

        assertFalse(Arrays.equals(first, Files.readAllBytes(file)));
        assertEquals(Set.of(SecretName.VOTE), open().names());
    }

    @Test
    void refusesAWrongPassphrase() throws IOException, KeystoreRefused {
        create();

        KeystoreRefused refusal =
                assertThrows(KeystoreRefused.class, () -> Keystore.open(file, "zwölf würfel".toCharArray(), random));

        assertEquals(Reason.WRONG_PASSPHRASE, refusal.reason());
        assertTrue(refusal.toString().contains(file.toString()), refusal.toString());
        assertTrue(refusal.toString().contains("give the passphrase"), refusal.toString());
    }

    @Test
    void refusesAnEmptyPassphrase() throws IOException, KeystoreRefused {
        assertRefused(Reason.EMPTY_PASSPHRASE, () -> Keystore.create(file, new char[0], KeyDerivation.DEMO, random));
        assertFalse(Files.exists(file));
    }

    @Test
    void refusesAMissingFileAndMakesNone() {
        assertRefused(Reason.MISSING, this::open);

        assertFalse(Files.exists(file));
    }

    @Test
    void refusesToReplaceAnIdentity() throws IOException, KeystoreRefused {
        create();
        byte[] before = Files.readAllBytes(file);

        assertRefused(Reason.ALREADY_EXISTS, this::create);

        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw------x"})
    void refusesAFileThatOthersMayUse(String permissions) throws IOException, KeystoreRefused {
        create();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        KeystoreRefused refusal = assertRefused(Reason.LOOSE_PERMISSIONS, this::open);

        assertTrue(refusal.toString().contains("chmod 600"), refusal.toString());
    }

    @Test
    void refusesATornFileWhereverItTears() throws IOException, KeystoreRefused {
        Keystore keystore = create();
        keystore.add(SecretName.VOTE, SECRET);
        keystore.save();
        byte[] whole = Files.readAllBytes(file);

        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused(Reason.DAMAGED, this::open);
        }
    }

    @Test
    void refusesAnyFlippedByte() throws IOException, KeystoreRefused {
        create();
        byte[] whole = Files.readAllBytes(file);

        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(file, damaged);
            assertRefused(Reason.DAMAGED, this::open);
        }
    }

    @Test
    void refusesAFileThatIsTooLong() throws IOException, KeystoreRefused {
        create();
        Files.write(file, new byte[KeystoreFile.MAX_BYTES + 1]);

        assertRefused(Reason.DAMAGED, this::open);
    }

    @Test
    void refusesAVersionOfTheFuture() throws IOException, KeystoreRefused {
        create();
        byte[] bytes = Files.readAllBytes(file);
        bytes[KIB_AT - 1] = 2;
        Files.write(file, rehashed(bytes));

        assertRefused(Reason.UNKNOWN_VERSION, this::open);
    }

    @ParameterizedTest
    @CsvSource({"1023, 1, 1", "262145, 1, 1", "2147483647, 1, 1", "-1, 1, 1", "1024, 0, 1", "1024, 11, 1", "1024, 1, 5"
    })
    void refusesToSpendWhatAStrangersFileAsksFor(int kib, int iterations, int lanes)
            throws IOException, KeystoreRefused {
        create();
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes)
                .position(KIB_AT)
                .putInt(kib)
                .put((byte) iterations)
                .put((byte) lanes);
        Files.write(file, rehashed(bytes));

        assertRefused(Reason.EXCESSIVE_COST, this::open);
    }

    @Test
    void noticesAnAlteredFileWhoseHashWasMadeToFit() throws IOException, KeystoreRefused {
        create();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - HASH_BYTES - 1] ^= 1;
        Files.write(file, rehashed(bytes));

        assertRefused(Reason.WRONG_PASSPHRASE, this::open);
    }

    @Test
    void neverOverwritesASecret() throws IOException, KeystoreRefused {
        Keystore keystore = create();
        keystore.add(SecretName.VOTE, SECRET);

        assertRefused(Reason.SECRET_ALREADY_THERE, () -> {
            keystore.generate(SecretName.VOTE);
            return keystore;
        });

        assertArrayEquals(SECRET, keystore.secret(SecretName.VOTE));
    }

    @Test
    void saysWhichSecretIsMissing() throws IOException, KeystoreRefused {
        Keystore keystore = create();

        KeystoreRefused refusal = assertThrows(KeystoreRefused.class, () -> keystore.secret(SecretName.COSIGNER));

        assertEquals(Reason.NO_SUCH_SECRET, refusal.reason());
        assertTrue(refusal.toString().contains("cosigner"), refusal.toString());
    }

    @Test
    void keepsTheProofOfWork() throws IOException, KeystoreRefused {
        Keystore keystore = create();
        keystore.add(SecretName.NODE, SECRET);
        long proof = keystore.proofOfWork(SecretName.NODE, 10);
        keystore.save();

        Keystore opened = open();

        assertEquals(proof, opened.proofOfWork(SecretName.NODE, 10));
        assertTrue(ProofOfWork.check(Ed25519.signingKey(SECRET).publicKey(), proof, 10));
    }

    @Test
    void worksAgainWhenMoreIsAskedFor() throws IOException, KeystoreRefused {
        Keystore keystore = create();
        keystore.add(SecretName.NODE, SECRET);
        keystore.proofOfWork(SecretName.NODE, 0);

        long proof = keystore.proofOfWork(SecretName.NODE, 12);

        assertTrue(ProofOfWork.check(Ed25519.signingKey(SECRET).publicKey(), proof, 12));
    }

    @Test
    void holdsAsManySecretsAsItSays() throws IOException, KeystoreRefused {
        Keystore keystore = create();
        for (int i = 0; i < KeystoreContents.MAX_ENTRIES; i++) {
            SecretName name = new SecretName("a-name-of-thirty-two-letters-" + "%03d".formatted(i));
            keystore.add(name, SECRET);
            keystore.proofOfWork(name, 0);
        }

        keystore.save();

        assertEquals(KeystoreContents.MAX_ENTRIES, open().names().size());
        assertThrows(IllegalStateException.class, () -> keystore.add(SecretName.VOTE, SECRET));
    }

    @Test
    void printsNoSecret() throws IOException, KeystoreRefused {
        assertEquals("Keystore[" + file + "]", create().toString());
    }

    /** Pins the format: made by the first release, it must open for ever. */
    @Test
    void opensTheGoldenFile() throws IOException, KeystoreRefused {
        try (var golden = KeystoreTest.class.getResourceAsStream("golden.keystore.hex")) {
            if (golden == null) {
                throw new IllegalStateException("golden.keystore.hex is missing");
            }
            String hex = new String(golden.readAllBytes(), StandardCharsets.US_ASCII).strip();
            Files.write(file, HexFormat.of().parseHex(hex));
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        Keystore opened = open();

        assertEquals(Set.of(SecretName.ACCOUNT, SecretName.VOTE), opened.names());
        assertArrayEquals(SECRET, opened.secret(SecretName.VOTE));
        assertEquals(7, Wallet.of(opened, new Ed25519()).nextNonce().value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Vote", "a b", "../x", "a-name-of-more-than-thirty-two-letters"})
    void refusesNamesThatAreNone(String name) {
        assertThrows(IllegalArgumentException.class, () -> new SecretName(name));
    }

    /** The keys were made by the reference implementation in C; the passphrase counts as UTF-8. */
    @ParameterizedTest
    @CsvSource({
        "password, 1024, 1, 1, fc224b9e25174c45b138824474630e16132cfffb6712bc641ca36dd6f8f99086",
        "zwölf Würfel, 2048, 2, 2, 9b1e1d5c08a0d4b42f3253fdfecbbec660abad22d9828d2e7905f7fde54c5b86"
    })
    void derivesTheKeyOfTheArgonReference(String passphrase, int kib, int iterations, int lanes, String expected) {
        byte[] salt = Arrays.copyOf(SECRET, 16);

        byte[] key = new KeyDerivation(kib, iterations, lanes)
                .derive(passphrase.toCharArray(), salt)
                .getEncoded();

        assertEquals(expected, HexFormat.of().formatHex(key));
    }

    private interface Attempt {
        Keystore run() throws IOException, KeystoreRefused;
    }

    private static KeystoreRefused assertRefused(Reason reason, Attempt attempt) {
        KeystoreRefused refusal = assertThrows(KeystoreRefused.class, attempt::run);
        assertEquals(reason, refusal.reason());
        return refusal;
    }

    private Keystore create() throws IOException, KeystoreRefused {
        return Keystore.create(file, PASSPHRASE, KeyDerivation.DEMO, random);
    }

    private Keystore open() throws IOException, KeystoreRefused {
        return Keystore.open(file, PASSPHRASE, random);
    }

    private static byte[] rehashed(byte[] bytes) {
        byte[] body = Arrays.copyOf(bytes, bytes.length - HASH_BYTES);
        byte[] whole = bytes.clone();
        Sha256.hash(body).writeTo(whole, body.length);
        return whole;
    }
}
