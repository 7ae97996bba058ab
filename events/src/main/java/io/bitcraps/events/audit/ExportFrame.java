package io.bitcraps.events.audit;

import io.bitcraps.events.audit.export.ExportPath;
import io.bitcraps.events.audit.export.FinalityProof;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.note.Checkpoint;
import io.bitcraps.events.log.note.Origin;
import io.bitcraps.events.log.note.Policy;
import io.bitcraps.events.log.note.PolicyCheck;
import io.bitcraps.events.log.note.SignatureLine;
import io.bitcraps.events.log.note.SignedNote;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The files around the log: genesis, policy, checkpoint, why the last block is final, and which files there are. */
final class ExportFrame {
    private final ExportFiles files;
    private final Chain chain;
    private final SignatureVerifier verifier;
    private final Findings findings;

    ExportFrame(ExportFiles files, Chain chain, SignatureVerifier verifier, Findings findings) {
        this.files = files;
        this.chain = chain;
        this.verifier = verifier;
        this.findings = findings;
    }

    /** The checkpoint that the rest is compared with, or null if there is none that the committee vouches for. */
    @Nullable
    SignedCheckpoint check(boolean strict) {
        Policy policy = Policy.of(chain.id(), chain.committee());
        same(ExportPath.Single.GENESIS, chain.file(), Finding.Kind.GENESIS, "is not the trusted genesis file");
        same(
                new ExportPath.Policy(Epoch.ZERO),
                policy.bytes(),
                Finding.Kind.POLICY,
                "is not the policy that follows from the committee");
        SignedCheckpoint signed = checkpoint(policy, strict);
        if (signed != null && strict) {
            listing(signed.checkpoint());
        }
        return signed;
    }

    private void same(ExportPath path, byte[] expected, Finding.Kind kind, String sentence) {
        byte[] file = files.read(path.text());
        findings.check(file == null || Arrays.equals(file, expected), kind, path.text(), sentence);
    }

    private @Nullable SignedCheckpoint checkpoint(Policy policy, boolean strict) {
        String place = ExportPath.Single.CHECKPOINT.text();
        byte[] file = files.read(place);
        if (file == null) {
            return null;
        }
        try {
            SignedNote note = SignedNote.parse(file);
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (!checkpoint.origin().equals(Origin.of(chain.id()))) {
                findings.add(Finding.Kind.CHECKPOINT, place, "is of another log: " + checkpoint.origin());
                return null;
            }
            return switch (policy.check(note, verifier)) {
                case PolicyCheck.Refused refused -> {
                    // Its size is anybody's word, so there would be no end to what could be served for it.
                    String sentence = refused.sentence() + "; nothing under it was looked at";
                    findings.add(Finding.Kind.CHECKPOINT_SIGNATURE, place, sentence);
                    yield null;
                }
                case PolicyCheck.Satisfied satisfied -> {
                    if (strict) {
                        surplus(satisfied, place);
                    }
                    yield new SignedCheckpoint(checkpoint, satisfied.cosignedSeconds());
                }
            };
        } catch (Malformed e) {
            findings.add(Finding.Kind.MALFORMED_FILE, place, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private void surplus(PolicyCheck.Satisfied satisfied, String place) {
        for (SignatureLine line : satisfied.surplus()) {
            findings.add(Finding.Kind.SURPLUS_SIGNATURE, place, "nobody vouches for the line of " + line.name());
        }
    }

    private void listing(Checkpoint checkpoint) {
        SortedSet<String> surplus = new TreeSet<>(files.paths());
        // A forged size would make the list of expected files endless; what is not there is found while reading.
        surplus.removeIf(path -> belongs(path, checkpoint));
        surplus.forEach(path -> findings.add(Finding.Kind.SURPLUS_FILE, path, "belongs to no export of this size"));
    }

    private static boolean belongs(String text, Checkpoint checkpoint) {
        try {
            return ExportPath.parse(text).belongsTo(checkpoint);
        } catch (Malformed e) {
            return false;
        }
    }

    /**
     * Whether the checkpoint's block is final: a certificate of it or of a descendant, with the headers between.
     *
     * @param headers up to the checkpoint's block
     */
    void finality(Checkpoint checkpoint, HeaderAudit headers) {
        Height height = checkpoint.height();
        if (height.value() == 0) {
            return;
        }
        String path = new ExportPath.Finality(height).text();
        byte[] file = files.read(path);
        if (file == null) {
            return;
        }
        try {
            FinalityProof proof = FinalityProof.parse(file);
            proof.descendants().forEach(header -> headers.descendant(header, path));
            headers.certificate(proof.certificate(), path);
        } catch (Malformed e) {
            findings.add(Finding.Kind.MALFORMED_FILE, path, String.valueOf(e.getMessage()));
        }
    }
}
