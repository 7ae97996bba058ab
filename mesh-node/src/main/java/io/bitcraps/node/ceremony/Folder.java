package io.bitcraps.node.ceremony;

import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.genesis.GenesisCodec;
import io.bitcraps.node.ceremony.Paper.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the ceremony's papers lie: a directory that the parties share, or carry to each other. Anybody may write it. */
public record Folder(Path directory) {

    /** Of one paper's file; the longest, a deal among 22, has about 6 KiB. */
    public static final int MAX_PAPER_BYTES = 16 * 1024;

    private static final String CHARTER = "charter.json";
    private static final String GENESIS = "genesis.json";

    /** @throws CeremonyFailed if there is one already */
    public void writeCharter(byte[] file) throws IOException, CeremonyFailed {
        Files.createDirectories(directory);
        writeOnce(CHARTER, file);
    }

    public byte[] charter() throws IOException, CeremonyFailed {
        byte[] file = read(CHARTER, GenesisCodec.MAX_BYTES);
        if (file == null) {
            throw new CeremonyFailed("there is no " + directory.resolve(CHARTER)
                    + ": one party writes it with bitcraps genesis charter and gives it to all");
        }
        return file;
    }

    void writeGenesis(byte[] file) throws IOException, CeremonyFailed {
        writeOnce(GENESIS, file);
    }

    /**
     * Null if there is none yet. Its content is the sender's word: whose it is, is not looked at.
     *
     * @param name the member's
     */
    @Nullable
    SignedPaper paper(Kind kind, String name) throws IOException, CeremonyFailed {
        String fileName = fileName(kind, name);
        byte[] file = read(fileName, MAX_PAPER_BYTES);
        if (file == null) {
            return null;
        }
        try {
            SignedPaper signed = PaperCodec.SIGNED.decode(file);
            if (signed.paper().kind() != kind) {
                throw new CeremonyFailed(
                        fileName + " is a " + word(signed.paper().kind()) + ", not a " + word(kind));
            }
            return signed;
        } catch (Malformed e) {
            throw new CeremonyFailed(
                    fileName + " cannot be read (" + e.getMessage() + "): ask " + name + " for it again");
        }
    }

    void write(SignedPaper signed, String name) throws IOException, CeremonyFailed {
        writeOnce(fileName(signed.paper().kind(), name), PaperCodec.SIGNED.encode(signed));
    }

    static String fileName(Kind kind, String name) {
        return word(kind) + "-" + name + ".json";
    }

    static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Whole or not at all, as others may be copying the folder; what is there is never replaced. */
    private void writeOnce(String fileName, byte[] bytes) throws IOException, CeremonyFailed {
        byte[] there = read(fileName, Math.max(bytes.length, MAX_PAPER_BYTES));
        if (there != null && !Arrays.equals(there, bytes)) {
            throw new CeremonyFailed(
                    directory.resolve(fileName) + " is there already and says something else: it is not replaced");
        }
        if (there == null) {
            Path part = directory.resolve(fileName + ".part");
            Files.write(part, bytes);
            Files.move(part, directory.resolve(fileName), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private byte @Nullable [] read(String fileName, int maxBytes) throws IOException, CeremonyFailed {
        Path file = directory.resolve(fileName);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new CeremonyFailed(file + " has more than " + maxBytes + " bytes: it is not of a ceremony");
            }
            return bytes;
        }
    }
}
