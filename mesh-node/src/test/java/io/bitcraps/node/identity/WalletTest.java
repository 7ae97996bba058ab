package io.bitcraps.node.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.ProofOfWork;
import io.bitcraps.events.id.Nonce;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalletTest {

    private static final char[] PASSPHRASE = "seven out".toCharArray();

    private final Ed25519 ed25519 = new Ed25519();
    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void isTheSameAccountWhenOpenedAgain() throws IOException, KeystoreRefused {
        Wallet wallet = create();

        Wallet opened = open();

        assertEquals(wallet.account(), opened.account());
        assertTrue(Ed25519.isValidKey(opened.account()));
        byte[] message = {1};
        assertTrue(ed25519.verify(wallet.account(), message, opened.key().sign(message)));
    }

    @Test
    void remembersTheNextNonce() throws IOException, KeystoreRefused {
        Wallet wallet = create();
        assertEquals(Nonce.ZERO, wallet.nextNonce());

        wallet.rememberNextNonce(new Nonce(3));

        assertEquals(new Nonce(3), open().nextNonce());
    }

    @Test
    void keepsItsProofOfWork() throws IOException, KeystoreRefused {
        long proof = create().proofOfWork(8);

        Wallet opened = open();

        assertEquals(proof, opened.proofOfWork(8));
        assertTrue(ProofOfWork.check(opened.account(), proof, 8));
    }

    @Test
    void refusesAKeystoreWithoutAnAccount() throws IOException, KeystoreRefused {
        Keystore keystore = Keystore.create(file(), PASSPHRASE, KeyDerivation.DEMO, random);

        KeystoreRefused refusal = assertThrows(KeystoreRefused.class, () -> Wallet.of(keystore, ed25519));

        assertEquals(KeystoreRefused.Reason.NO_SUCH_SECRET, refusal.reason());
    }

    private Wallet create() throws IOException, KeystoreRefused {
        return Wallet.create(file(), PASSPHRASE, KeyDerivation.DEMO, random, ed25519);
    }

    private Wallet open() throws IOException, KeystoreRefused {
        return Wallet.of(Keystore.open(file(), PASSPHRASE, random), ed25519);
    }

    private Path file() {
        return directory.resolve("wallet");
    }
}
