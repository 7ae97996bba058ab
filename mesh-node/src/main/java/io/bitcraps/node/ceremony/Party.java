package io.bitcraps.node.ceremony;

import io.bitcraps.command.beacon.dkg.Dealing;
import io.bitcraps.command.beacon.dkg.KeyGeneration;
import io.bitcraps.command.beacon.dkg.Receiver;
import io.bitcraps.command.beacon.dkg.SealKey;
import io.bitcraps.command.beacon.key.BeaconShareKey;
import io.bitcraps.events.crypto.DhKey;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.genesis.Charter;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.identity.Keystore;
import io.bitcraps.node.identity.KeystoreRefused;
import io.bitcraps.node.identity.SecretName;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** One party's secrets. They stay in its keystore; those of the ceremony alone are forgotten at its end. */
public record Party(Keystore keystore) {

    private static final SecretName SEAL = new SecretName("ceremony-seal");
    private static final SecretName DEAL = new SecretName("ceremony-deal");
    private static final List<SecretName> OF_THE_CEREMONY = List.of(SEAL, DEAL);

    /** Makes what is missing, durable on return; the proof of work takes about 2^powBits hashes. */
    public void prepare(int powBits) throws IOException, KeystoreRefused {
        for (SecretName name :
                List.of(SecretName.VOTE, SecretName.COSIGNER, SecretName.LOG, SecretName.ACCOUNT, SEAL, DEAL)) {
            if (!keystore.names().contains(name)) {
                keystore.generate(name);
            }
        }
        keystore.proofOfWork(SecretName.VOTE, powBits);
        keystore.proofOfWork(SecretName.ACCOUNT, powBits);
        keystore.save();
    }

    /** By which the node will report evidence, once somebody gives it tokens. */
    PublicKey account() throws KeystoreRefused {
        return Ed25519.signingKey(keystore.secret(SecretName.ACCOUNT)).publicKey();
    }

    public SignedPaper card(Hash charter, int member) throws KeystoreRefused {
        var keys = new Charter.Keys(
                voteKey().publicKey(),
                Ed25519.signingKey(keystore.secret(SecretName.COSIGNER)).publicKey(),
                Ed25519.signingKey(keystore.secret(SecretName.LOG)).publicKey());
        return sign(new Paper.Card(charter, member, keys, SealKey.of(DhKey.of(keystore.secret(SEAL)))));
    }

    public SignedPaper sign(Paper paper) throws KeystoreRefused {
        return SignedPaper.of(paper, voteKey());
    }

    Dealing dealing(KeyGeneration generation, int member) throws KeystoreRefused {
        return Dealing.of(generation, member, keystore.secret(DEAL));
    }

    Receiver receiver(KeyGeneration generation, int member) throws KeystoreRefused {
        return new Receiver(generation, member, DhKey.of(keystore.secret(SEAL)));
    }

    /** Durable on return. */
    void keep(BeaconShareKey share) throws IOException, KeystoreRefused, CeremonyFailed {
        SecretName name = SecretName.beaconShare(Epoch.ZERO);
        if (!keystore.names().contains(name)) {
            keystore.add(name, share.secret());
            keystore.save();
        } else if (!Arrays.equals(keystore.secret(name), share.secret())) {
            throw new CeremonyFailed(keystore.file() + " holds another share already: begin anew with a new keystore");
        }
    }

    /** Whoever had them later could compute the share anew, and with those of a quorum every die. */
    void forget() throws IOException {
        OF_THE_CEREMONY.forEach(keystore::remove);
        keystore.save();
    }

    private SigningKey voteKey() throws KeystoreRefused {
        return Ed25519.signingKey(keystore.secret(SecretName.VOTE));
    }
}
