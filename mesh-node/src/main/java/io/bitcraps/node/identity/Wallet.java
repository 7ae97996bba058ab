package io.bitcraps.node.identity;

import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.id.PublicKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;

/** A player's keystore: one account key, its proof of work and a hint at the next nonce. Not thread-safe. */
public final class Wallet {

    private final Keystore keystore;
    private final SigningKey key;

    private Wallet(Keystore keystore, SigningKey key) {
        this.keystore = keystore;
        this.key = key;
    }

    /** Makes a new account in a new file; durable on return. */
    public static Wallet create(Path file, char[] passphrase, KeyDerivation cost, SecureRandom random, Ed25519 ed25519)
            throws IOException, KeystoreRefused {
        Keystore keystore = Keystore.create(file, passphrase, cost, random);
        keystore.generate(SecretName.ACCOUNT);
        keystore.save();
        return of(keystore, ed25519);
    }

    /** The account of an open keystore. */
    public static Wallet of(Keystore keystore, Ed25519 ed25519) throws KeystoreRefused {
        return new Wallet(keystore, keystore.signingKey(SecretName.ACCOUNT, ed25519));
    }

    /** Names the account on the ledger. */
    public PublicKey account() {
        return key.publicKey();
    }

    public SigningKey key() {
        return key;
    }

    /** What the next action's nonce probably is, 0 at first; the ledger knows better. */
    public Nonce nextNonce() {
        return keystore.nextNonce();
    }

    /** Keeps the hint; durable on return. */
    public void rememberNextNonce(Nonce nonce) throws IOException {
        keystore.setNextNonce(nonce);
        keystore.save();
    }

    /** The account's proof of work, found once and kept; durable on return. */
    public long proofOfWork(int bits) throws IOException, KeystoreRefused {
        long nonce = keystore.proofOfWork(SecretName.ACCOUNT, bits);
        keystore.save();
        return nonce;
    }
}
