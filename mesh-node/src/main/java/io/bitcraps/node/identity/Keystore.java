package io.bitcraps.node.identity;

import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.ProofOfWork;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.node.identity.KeystoreContents.Secret;
import io.bitcraps.node.identity.KeystoreFile.Bytes;
import io.bitcraps.node.identity.KeystoreRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.SecretKey;

/**
 * Named secrets of 32 bytes in one file sealed under a passphrase. Changes are in memory until {@link #save()}; on its
 * return they are durable. One owner; not thread-safe.
 */
public final class Keystore {

    private final Path file;
    private final KeyDerivation cost;
    private final Bytes salt;
    private final SecretKey key;
    private final SecureRandom random;
    private final KeystoreContents contents;
    private boolean changed;

    private Keystore(
            Path file, KeyDerivation cost, Bytes salt, SecretKey key, SecureRandom random, KeystoreContents contents) {
        this.file = file;
        this.cost = cost;
        this.salt = salt;
        this.key = key;
        this.random = random;
        this.contents = contents;
    }

    /**
     * Makes an empty keystore and writes it. The directory MUST exist, the file MUST NOT.
     *
     * @param passphrase the caller's to erase
     */
    public static Keystore create(Path file, char[] passphrase, KeyDerivation cost, SecureRandom random)
            throws IOException, KeystoreRefused {
        if (Files.exists(file)) {
            throw new KeystoreRefused(
                    Reason.ALREADY_EXISTS, file, "is there already: open it, or name another file for a new identity");
        }
        refuseEmpty(passphrase, file);
        Bytes salt = random(random, KeyDerivation.SALT_BYTES);
        SecretKey key = cost.derive(passphrase, salt.get());
        Keystore keystore = new Keystore(file, cost, salt, key, random, new KeystoreContents());
        keystore.changed = true;
        keystore.save();
        return keystore;
    }

    /** Opens a keystore, or says what is wrong with it; never makes one. */
    public static Keystore open(Path file, char[] passphrase, SecureRandom random) throws IOException, KeystoreRefused {
        KeystoreFile sealed = KeystoreFile.decode(PrivateFile.read(file, KeystoreFile.MAX_BYTES), file);
        refuseEmpty(passphrase, file);
        SecretKey key = sealed.cost().derive(passphrase, sealed.salt().get());
        byte[] opened = sealed.open(key, file);
        try {
            KeystoreContents contents = KeystoreContents.decode(opened);
            return new Keystore(file, sealed.cost(), sealed.salt(), key, random, contents);
        } catch (Malformed e) {
            throw KeystoreFile.damaged(file);
        }
    }

    /** Writes everything, whole or not at all, if anything changed; durable on return. */
    public void save() throws IOException {
        if (!changed) {
            return;
        }
        Bytes nonce = random(random, Aead.NONCE_BYTES);
        PrivateFile.write(
                file,
                KeystoreFile.seal(cost, salt, nonce, key, contents.encode()).encode());
        changed = false;
    }

    public Path file() {
        return file;
    }

    /** Names of the secrets, ascending. */
    public Set<SecretName> names() {
        return new TreeSet<>(contents.secrets.keySet());
    }

    /** A fresh array of the 32 bytes. */
    public byte[] secret(SecretName name) throws KeystoreRefused {
        Secret secret = contents.secrets.get(name);
        if (secret == null) {
            throw new KeystoreRefused(
                    Reason.NO_SUCH_SECRET,
                    file,
                    "holds no secret named " + name + ": name the file that does; it has " + names());
        }
        return secret.bytes();
    }

    /** The Ed25519 key whose seed the secret is. */
    public SigningKey signingKey(SecretName name, Ed25519 ed25519) throws KeystoreRefused {
        return ed25519.signer(secret(name));
    }

    /** Adds a secret; one that is there is never overwritten. */
    public void add(SecretName name, byte[] secret) throws KeystoreRefused {
        if (contents.secrets.containsKey(name)) {
            throw new KeystoreRefused(
                    Reason.SECRET_ALREADY_THERE,
                    file,
                    "holds a secret named " + name + " already: remove that first, if you are sure");
        }
        if (contents.secrets.size() >= KeystoreContents.MAX_ENTRIES) {
            throw new IllegalStateException("a keystore holds at most " + KeystoreContents.MAX_ENTRIES + " secrets");
        }
        contents.secrets.put(name, new Secret(secret));
        changed = true;
    }

    /** Adds a secret of 32 random bytes. */
    public void generate(SecretName name) throws KeystoreRefused {
        add(name, random(random, KeystoreContents.SECRET_BYTES).get());
    }

    /**
     * Forgets a secret, as a validator must with those of epochs it left. After {@link #save()} the file is without
     * it; what the disk remembers of the old file is beyond us.
     */
    public void remove(SecretName name) {
        contents.secrets.remove(name);
        contents.proofs.remove(name);
        changed = true;
    }

    /**
     * The proof of work of the key whose seed the secret is: the one kept, if it suffices, else a new one, which takes
     * about 2^bits hashes and is kept with the next {@link #save()}.
     */
    public long proofOfWork(SecretName name, int bits) throws KeystoreRefused {
        var owner = Ed25519.signingKey(secret(name)).publicKey();
        Long kept = contents.proofs.get(name);
        if (kept != null && ProofOfWork.check(owner, kept, bits)) {
            return kept;
        }
        long found = ProofOfWork.solve(owner, bits, 0);
        contents.proofs.put(name, found);
        changed = true;
        return found;
    }

    /**
     * Seals a text under this keystore's key, to stand in a file that others may read.
     *
     * @param purpose the only one under which it opens again
     */
    public String seal(String purpose, String text) {
        return SealedText.seal(key, random(random, Aead.NONCE_BYTES).get(), purpose, text);
    }

    /** The text that {@link #seal} sealed under the same keystore, passphrase and purpose. */
    public String unseal(String purpose, String sealed) throws KeystoreRefused {
        return SealedText.open(key, purpose, sealed, file);
    }

    Nonce nextNonce() {
        return new Nonce(contents.nextNonce);
    }

    void setNextNonce(Nonce nonce) {
        changed = changed || nonce.value() != contents.nextNonce;
        contents.nextNonce = nonce.value();
    }

    /** Names the file, and nothing in it. */
    @Override
    public String toString() {
        return "Keystore[" + file + "]";
    }

    private static void refuseEmpty(char[] passphrase, Path file) throws KeystoreRefused {
        if (passphrase.length == 0) {
            throw new KeystoreRefused(Reason.EMPTY_PASSPHRASE, file, "needs a passphrase: give one");
        }
    }

    private static Bytes random(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return new Bytes(bytes);
    }
}
