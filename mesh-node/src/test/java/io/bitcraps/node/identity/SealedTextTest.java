package io.bitcraps.node.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedTextTest {

    private static final String PURPOSE = "BITCRAPS_ALERT_WEBHOOK";
    private static final String TEXT = "https://example/hook?key=zwölf";

    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path directory = Path.of("");

    private Keystore keystore;

    @BeforeEach
    void makeAKeystore() throws Exception {
        keystore = Keystore.create(directory.resolve("keystore"), "a".toCharArray(), KeyDerivation.DEMO, random);
    }

    @Test
    void opensAfterAnotherStart() throws Exception {
        String sealed = keystore.seal(PURPOSE, TEXT);
        Keystore again = Keystore.open(keystore.file(), "a".toCharArray(), random);

        assertEquals(TEXT, again.unseal(PURPOSE, sealed));
    }

    @Test
    void showsNothingOfTheTextAndNeverTheSameTwice() {
        String sealed = keystore.seal(PURPOSE, TEXT);

        assertTrue(sealed.matches("enc:[A-Za-z0-9+/=]+"), sealed);
        assertFalse(sealed.contains(
                Base64.getEncoder().encodeToString(TEXT.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        assertNotEquals(sealed, keystore.seal(PURPOSE, TEXT));
    }

    @Test
    void opensUnderItsOwnPurposeOnly() {
        String sealed = keystore.seal(PURPOSE, TEXT);

        assertWrong(keystore, "BITCRAPS_DATABASE_URL", sealed);
    }

    @Test
    void opensWithItsOwnKeystoreOnly() throws Exception {
        Keystore other = Keystore.create(directory.resolve("other"), "a".toCharArray(), KeyDerivation.DEMO, random);
        String sealed = keystore.seal(PURPOSE, TEXT);

        assertWrong(other, PURPOSE, sealed);
    }

    @Test
    void noticesAChangeAnywhere() {
        byte[] whole = Base64.getDecoder().decode(keystore.seal(PURPOSE, TEXT).substring(4));

        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            assertWrong(keystore, PURPOSE, "enc:" + Base64.getEncoder().encodeToString(changed));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "enc:", "enc:AAAA", "enc:***", "https://example"})
    void refusesWhatIsNoSeal(String text) {
        assertWrong(keystore, PURPOSE, text);
    }

    private static void assertWrong(Keystore keystore, String purpose, String sealed) {
        KeystoreRefused refusal = assertThrows(KeystoreRefused.class, () -> keystore.unseal(purpose, sealed));

        assertEquals(KeystoreRefused.Reason.WRONG_SEAL, refusal.reason());
    }
}
