package io.bitcraps.events.audit;

import io.bitcraps.events.audit.export.Export;
import io.bitcraps.events.audit.export.ExportPath;
import io.bitcraps.events.audit.export.FinalityProof;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.note.Checkpoint;
import io.bitcraps.events.log.note.Origin;
import io.bitcraps.events.log.note.Policy;
import io.bitcraps.events.log.note.PolicyCheck;
import io.bitcraps.events.log.note.SignedNote;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The files around the log: genesis, policy, checkpoint, why the last block is final, and which files there are. */
final class ExportFrame {
    private final Export export;
    private final Chain chain;
    private final SignatureVerifier verifier;
    private final Findings findings;

    ExportFrame(Export export, Chain chain, SignatureVerifier verifier, Findings findings) {
        this.export = export;
        this.chain = chain;
        this.verifier = verifier;
        this.findings = findings;
    }

    /** The checkpoint that the rest is compared with, or null if there is none to compare with. */
    @Nullable
    Checkpoint check(boolean strict) {
        Policy policy = Policy.of(chain.id(), chain.committee());
        same(ExportPath.Single.GENESIS, chain.file(), Finding.Kind.GENESIS, "is not the trusted genesis file");
        same(
                new ExportPath.Policy(Epoch.ZERO),
                policy.bytes(),
                Finding.Kind.POLICY,
                "is not the policy that follows from the committee");
        Checkpoint checkpoint = checkpoint(policy, strict);
        if (checkpoint != null && strict) {
            listing(checkpoint);
        }
        return checkpoint;
    }

    private void same(ExportPath path, byte[] expected, Finding.Kind kind, String sentence) {
        byte[] file = read(path);
        findings.check(file == null || Arrays.equals(file, expected), kind, path.text(), sentence);
    }

    private byte @Nullable [] read(ExportPath path) {
        byte[] file = export.read(path.text());
        findings.check(file != null, Finding.Kind.MISSING_FILE, path.text(), "is missing");
        return file;
    }

    private @Nullable Checkpoint checkpoint(Policy policy, boolean strict) {
        String place = ExportPath.Single.CHECKPOINT.text();
        byte[] file = read(ExportPath.Single.CHECKPOINT);
        if (file == null) {
            return null;
        }
        try {
            SignedNote note = SignedNote.parse(file);
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            switch (policy.check(note, verifier)) {
                case PolicyCheck.Refused refused ->
                    findings.add(Finding.Kind.CHECKPOINT_SIGNATURE, place, refused.sentence());
                case PolicyCheck.Satisfied satisfied -> {
                    if (strict) {
                        satisfied
                                .surplus()
                                .forEach(line -> findings.add(
                                        Finding.Kind.SURPLUS_SIGNATURE,
                                        place,
                                        "nobody vouches for the line of " + line.name()));
                    }
                }
            }
            if (!checkpoint.origin().equals(Origin.of(chain.id()))) {
                findings.add(Finding.Kind.CHECKPOINT, place, "is of another log: " + checkpoint.origin());
                return null;
            }
            return checkpoint;
        } catch (Malformed e) {
            findings.add(Finding.Kind.MALFORMED_FILE, place, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private void listing(Checkpoint checkpoint) {
        SortedSet<String> surplus = new TreeSet<>(export.paths());
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

    /** Whether the checkpoint's block is final: a certificate of it or of a descendant, with the headers between. */
    void finality(Checkpoint checkpoint) {
        Height height = checkpoint.height();
        if (height.value() == 0) {
            return;
        }
        ExportPath path = new ExportPath.Finality(height);
        byte[] file = read(path);
        if (file == null) {
            return;
        }
        try {
            FinalityProof proof = FinalityProof.parse(file);
            HeaderAudit headers = new HeaderAudit(chain, verifier, findings);
            BlockId id = checkpoint.block();
            for (BlockHeader header : proof.descendants()) {
                height = height.next();
                boolean linked = header.parent().equals(id) && header.height().equals(height);
                findings.check(linked, Finding.Kind.HEADER, path.text(), "height " + height + " has another parent");
                id = BlockCodec.id(header);
            }
            headers.certificate(proof.certificate(), id, path.text());
        } catch (Malformed e) {
            findings.add(Finding.Kind.MALFORMED_FILE, path.text(), String.valueOf(e.getMessage()));
        }
    }
}
