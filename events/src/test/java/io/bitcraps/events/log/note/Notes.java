package io.bitcraps.events.log.note;

import io.bitcraps.events.block.Committee;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** A committee of four with keys that anyone can make again, and notes signed by some of it. */
final class Notes {
    static final ChainId CHAIN = new ChainId("golden-0123456789abcdef");
    static final String ORIGIN = Origin.of(CHAIN);
    static final Committee COMMITTEE = committee(4);
    static final Policy POLICY = Policy.of(CHAIN, COMMITTEE);
    static final Ed25519 VERIFIER = new Ed25519();

    private static final long TIME_SECONDS = 1_700_000_000;

    private Notes() {}

    static SigningKey key(String name) {
        return Ed25519.signingKey(Sha256.hash(Text.utf8(name)).bytes());
    }

    static Committee committee(int size) {
        return new Committee(
                Epoch.ZERO,
                IntStream.range(0, size)
                        .mapToObj(i -> new Committee.Validator(
                                "validator " + i,
                                key("vote " + i).publicKey(),
                                key("cosigner " + i).publicKey(),
                                key("log " + i).publicKey(),
                                "",
                                "localhost:1"))
                        .toList());
    }

    static Checkpoint checkpoint(LogHead head) {
        return Checkpoint.of(CHAIN, head, new Height(3), new BlockId(new Hash(1, 2, 3, 4)));
    }

    static SignatureLine logLine(Checkpoint checkpoint, int validator) {
        return SignatureLine.log(ORIGIN, key("log " + validator), checkpoint.text());
    }

    static SignatureLine cosignature(Checkpoint checkpoint, int validator) {
        String name = Origin.cosigner(CHAIN, validator);
        return SignatureLine.cosignature(
                name, key("cosigner " + validator), checkpoint.text(), TIME_SECONDS + validator);
    }

    static SignedNote signed(Checkpoint checkpoint, int... cosigners) {
        List<SignatureLine> lines = new ArrayList<>();
        lines.add(logLine(checkpoint, 0));
        for (int cosigner : cosigners) {
            lines.add(cosignature(checkpoint, cosigner));
        }
        return new SignedNote(checkpoint.text(), lines);
    }

    static byte[] golden(String name) {
        try (var in = Objects.requireNonNull(Notes.class.getResourceAsStream("/golden/log/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
