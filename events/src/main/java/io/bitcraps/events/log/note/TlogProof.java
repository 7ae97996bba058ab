package io.bitcraps.events.log.note;

import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.log.InclusionProof;
import io.bitcraps.events.log.MerkleTree;
import io.bitcraps.events.log.ProofCheck;
import java.util.ArrayList;
import java.util.List;

/**
 * A receipt: one file that shows an entry to be in the log (C2SP tlog-proof).
 *
 * @param extra not covered by any signature; ours names the epoch of the policy: {@code epoch 0}; empty if absent
 * @param index log position of the entry
 * @param path of the inclusion proof
 * @param checkpoint a signed note's bytes, kept verbatim
 */
@SuppressWarnings("ArrayRecordComponent") // never altered after construction; not compared
public record TlogProof(byte[] extra, long index, List<Hash> path, byte[] checkpoint) {
    private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int MAX_PATH = 63;
    private static final int MAX_EXTRA = 4096;
    private static final int MAX_BYTES = SignedNote.MAX_BYTES + 16_384;

    public TlogProof {
        path = List.copyOf(path);
        if (index < 0 || path.size() > MAX_PATH || extra.length > MAX_EXTRA) {
            throw new Malformed("a proof has an index, at most 63 hashes and at most 4096 extra bytes");
        }
    }

    /** Whether the entry is in the log, and if not why. */
    public sealed interface Check {
        /** @param checkpoint satisfies the policy and covers the entry */
        record Valid(Checkpoint checkpoint) implements Check {}

        record Refused(String sentence) implements Check {}
    }

    /** Checks the note against the policy, its origin, and the path from the entry to the checkpoint's root. */
    public Check check(byte[] entry, String origin, Policy policy, SignatureVerifier verifier) {
        Checkpoint claimed;
        PolicyCheck signed;
        try {
            SignedNote note = SignedNote.parse(checkpoint);
            claimed = Checkpoint.parse(note.text());
            signed = policy.check(note, verifier);
        } catch (Malformed e) {
            return new Check.Refused("the checkpoint is malformed: " + e.getMessage());
        }
        if (!claimed.origin().equals(origin)) {
            return new Check.Refused("the checkpoint is of another log: " + claimed.origin());
        }
        if (signed instanceof PolicyCheck.Refused refused) {
            return new Check.Refused(refused.sentence());
        }
        InclusionProof proof = new InclusionProof(index, claimed.head().size(), path);
        ProofCheck included = proof.check(MerkleTree.leafHash(entry), claimed.head());
        return included == ProofCheck.VALID ? new Check.Valid(claimed) : new Check.Refused(included.sentence());
    }

    public byte[] bytes() {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        if (extra.length > 0) {
            text.append(EXTRA).append(Text.base64(extra)).append('\n');
        }
        text.append(INDEX).append(index).append('\n');
        path.forEach(hash -> text.append(Text.base64(hash.bytes())).append('\n'));
        return Text.utf8(text.append('\n').append(Text.utf8(checkpoint)).toString());
    }

    /** @throws Malformed unless the bytes are a proof; its checkpoint is not looked into */
    public static TlogProof parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new Malformed("a proof has at most " + MAX_BYTES + " bytes, got " + bytes.length);
        }
        String text = Text.utf8(bytes);
        int split = text.indexOf("\n\n");
        if (split < 0) {
            throw new Malformed("a proof is lines, an empty line and a checkpoint");
        }
        List<String> lines = List.of(text.substring(0, split).split("\n", -1));
        if (!lines.getFirst().equals(FIRST_LINE)) {
            throw new Malformed("a proof starts with " + FIRST_LINE);
        }
        boolean hasExtra = lines.size() > 1 && lines.get(1).startsWith(EXTRA);
        byte[] extra = hasExtra ? Text.base64(lines.get(1).substring(EXTRA.length())) : new byte[0];
        if (hasExtra && extra.length == 0) {
            throw new Malformed("an extra line without content");
        }
        int at = hasExtra ? 2 : 1;
        if (lines.size() <= at || !lines.get(at).startsWith(INDEX)) {
            throw new Malformed("a proof has an index line");
        }
        List<Hash> path = new ArrayList<>();
        lines.subList(at + 1, lines.size()).forEach(line -> path.add(Text.hash(line)));
        return new TlogProof(
                extra,
                Text.number(lines.get(at).substring(INDEX.length())),
                path,
                Text.utf8(text.substring(split + 2)));
    }
}
