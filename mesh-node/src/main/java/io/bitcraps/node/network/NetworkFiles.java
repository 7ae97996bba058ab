package io.bitcraps.node.network;

import io.bitcraps.events.id.Epoch;
import io.bitcraps.node.coordinator.NodeFiles;
import io.bitcraps.node.identity.KeyDerivation;
import io.bitcraps.node.identity.Keystore;
import io.bitcraps.node.identity.KeystoreRefused;
import io.bitcraps.node.identity.SecretName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A dealt network on disk: one directory a node, each with genesis, keystore and the keystore's passphrase, and last
 * of all the genesis beside them, which marks the network as whole.
 */
public record NetworkFiles(Path directory) {

    private static final String PASSPHRASE = "passphrase";
    private static final SecretName FAUCET = new SecretName("faucet");

    public Path genesis() {
        return directory.resolve("genesis.json");
    }

    /** @param index place in the committee, from 0 */
    public NodeFiles node(int index) {
        return new NodeFiles(directory.resolve("node-" + (index + 1)));
    }

    public Path passphraseFile(int index) {
        return node(index).directory().resolve(PASSPHRASE);
    }

    /** Whether {@link #write} ran to its end here. */
    public boolean isWhole() {
        return Files.isRegularFile(genesis());
    }

    /** Whether there is something here that is no whole network. */
    public boolean isHalfMade() {
        return !isWhole() && Files.exists(node(0).directory());
    }

    /** Writes everything; the first node also gets the faucet's key. Secrets are readable by their owner only. */
    public void write(DealtNetwork network, SecureRandom random) throws IOException, KeystoreRefused {
        Files.createDirectories(directory);
        for (int i = 0; i < network.secrets().size(); i++) {
            NodeFiles files = node(i);
            Files.createDirectories(files.directory());
            byte[] secret = new byte[16];
            random.nextBytes(secret);
            String passphrase = HexFormat.of().formatHex(secret);
            writePrivate(passphraseFile(i), passphrase);
            DealtNetwork.Secrets own = network.secrets().get(i);
            Keystore keystore = Keystore.create(files.keystore(), passphrase.toCharArray(), KeyDerivation.DEMO, random);
            keystore.add(SecretName.VOTE, own.vote());
            keystore.add(SecretName.COSIGNER, own.cosigner());
            keystore.add(SecretName.LOG, own.log());
            keystore.add(SecretName.beaconShare(Epoch.ZERO), own.beaconShare());
            int powBits = network.genesis().parameters().powBits();
            keystore.proofOfWork(SecretName.VOTE, powBits);
            if (i == 0) {
                keystore.add(FAUCET, network.faucet());
                keystore.proofOfWork(FAUCET, powBits);
            }
            keystore.save();
            Files.write(files.genesis(), network.file());
        }
        Path unfinished = genesis().resolveSibling(genesis().getFileName() + ".part");
        Files.write(unfinished, network.file());
        Files.move(unfinished, genesis(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void writePrivate(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
    }
}
