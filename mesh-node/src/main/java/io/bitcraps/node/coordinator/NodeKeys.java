package io.bitcraps.node.coordinator;

import io.bitcraps.command.beacon.key.BeaconShareKey;
import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.events.block.Committee;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.ProofOfWork;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.identity.Keystore;
import io.bitcraps.node.identity.SecretName;
import io.bitcraps.node.ingress.Faucet;
import io.bitcraps.node.ingress.Mempool;
import io.bitcraps.node.ingress.OwnAccount;
import io.bitcraps.node.runtime.Validator;
import io.bitcraps.node.session.Credentials;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The secrets of a node's keystore, each in the hands of the one part that it is for. */
record NodeKeys(GenesisChain genesis, Keystore keystore, Ed25519 ed25519, int index) {

    private static final SecretName FAUCET = new SecretName("faucet");
    private static final int FAUCET_GRANTS_PER_SECOND = 20;

    /** @throws IllegalArgumentException if the vote key is of no validator of the genesis */
    static NodeKeys of(GenesisChain genesis, Keystore keystore, Ed25519 ed25519, NodeFiles files) throws Exception {
        int index = indexOf(
                genesis.genesis().committee().validators(),
                keystore.signingKey(SecretName.VOTE, ed25519).publicKey());
        if (index < 0) {
            throw new IllegalArgumentException(
                    "the vote key in " + files.keystore() + " is of no validator in " + files.genesis());
        }
        return new NodeKeys(genesis, keystore, ed25519, index);
    }

    private static int indexOf(List<Committee.Validator> validators, PublicKey key) {
        for (int i = 0; i < validators.size(); i++) {
            if (validators.get(i).voteKey().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    Validator.Keys validator() throws Exception {
        return new Validator.Keys(
                index,
                keystore.signingKey(SecretName.VOTE, ed25519),
                keystore.signingKey(SecretName.COSIGNER, ed25519),
                keystore.signingKey(SecretName.LOG, ed25519),
                BeaconShareKey.decode(index + 1, keystore.secret(SecretName.beaconShare(Epoch.ZERO))));
    }

    /** What this node shows others on the mesh, and how it checks what they show. */
    Credentials credentials(SignatureVerifier verifier) throws Exception {
        int bits = genesis.genesis().parameters().powBits();
        return new Credentials(
                genesis.chain(),
                keystore.signingKey(SecretName.VOTE, ed25519),
                keystore.proofOfWork(SecretName.VOTE, bits),
                (key, work) -> ProofOfWork.check(key, work, bits),
                verifier);
    }

    /** The account by which this node acts itself: the faucet's where it has that key, else its own, else null. */
    @Nullable
    OwnAccount account(Mempool mempool) throws Exception {
        SecretName name = isFaucet() ? FAUCET : SecretName.ACCOUNT;
        if (!keystore.names().contains(name)) {
            return null;
        }
        return new OwnAccount(
                genesis.chain(),
                keystore.signingKey(name, ed25519),
                keystore.proofOfWork(name, genesis.genesis().parameters().powBits()),
                mempool);
    }

    /** Null on a node without the faucet's key. */
    @Nullable
    Faucet faucet(@Nullable OwnAccount account) {
        return account == null || !isFaucet()
                ? null
                : new Faucet(account, FAUCET_GRANTS_PER_SECOND, () -> System.nanoTime() / 1_000_000);
    }

    private boolean isFaucet() {
        return keystore.names().contains(FAUCET);
    }
}
