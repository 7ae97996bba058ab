package io.bitcraps.node.ceremony;

import io.bitcraps.events.codec.Malformed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** What a party keeps of the ceremony in its own directory, where nobody else writes; durable on return. */
record OwnFiles(Path directory) {

    private static final String CONSENT = "consent.json";
    private static final String GENESIS = "genesis.json";

    /** Null before the end. */
    byte @Nullable [] genesis() throws IOException {
        Path file = directory.resolve(GENESIS);
        return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
    }

    void keepGenesis(byte[] genesis) throws IOException {
        write(GENESIS, genesis);
    }

    /** Once for one genesis: two of them would each find a quorum if honest parties consented to both. */
    void keepConsent(SignedPaper consent) throws IOException, CeremonyFailed {
        Path file = directory.resolve(CONSENT);
        if (!Files.exists(file)) {
            write(CONSENT, PaperCodec.SIGNED.encode(consent));
            return;
        }
        try {
            if (PaperCodec.SIGNED.decode(Files.readAllBytes(file)).equals(consent)) {
                return;
            }
        } catch (Malformed e) {
            throw new CeremonyFailed(file + " is damaged: begin anew, with a new keystore");
        }
        throw new CeremonyFailed("you consented to another genesis before (" + file
                + "): leave out the members you left out then, or all" + " begin anew");
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path part = directory.resolve(name + ".part");
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        Files.move(part, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel parent = FileChannel.open(directory, StandardOpenOption.READ)) {
            parent.force(true);
        }
    }
}
