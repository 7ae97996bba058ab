package io.bitcraps.node.follow;

import io.bitcraps.command.block.FinalRangeCheck;
import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.note.Checkpoint;
import io.bitcraps.events.log.note.Policy;
import io.bitcraps.events.log.note.PolicyCheck;
import io.bitcraps.events.log.note.SignedNote;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** All that a follower believes without proof: the genesis file, and what it says of the committee. Immutable. */
public final class Trusted {

    private final byte[] genesisFile;
    private final GenesisChain genesis;
    private final SignatureVerifier verifier;
    private final Policy policy;
    private final FinalRangeCheck blocks;

    /** The header of a kept block; null above the newest. */
    public interface KeptHeaders {
        @Nullable
        BlockHeader at(Height height);
    }

    /** What a checkpoint was worth. */
    sealed interface CheckpointVerdict {
        record Holds(Height height) implements CheckpointVerdict {}

        /** Of a block that is not kept yet, or of genesis. */
        record TooEarly() implements CheckpointVerdict {}

        record Refused(String expected, String found) implements CheckpointVerdict {}
    }

    public Trusted(byte[] genesisFile, SignatureVerifier verifier) {
        this.genesisFile = genesisFile.clone();
        this.genesis = GenesisChain.of(genesisFile);
        this.verifier = verifier;
        this.policy = Policy.of(genesis.chain(), genesis.genesis().committee());
        this.blocks = new FinalRangeCheck(
                new CertificateCheck(genesis.chain(), genesis.genesis().committee(), verifier));
    }

    public GenesisChain genesis() {
        return genesis;
    }

    FinalRangeCheck blocks() {
        return blocks;
    }

    boolean isGenesis(byte[] file) {
        return Arrays.equals(genesisFile, file);
    }

    String genesisHash() {
        return hash(genesisFile);
    }

    static String hash(byte[] file) {
        return "a genesis file with SHA-256 " + Sha256.hash(file);
    }

    /** Signatures by the policy, then the tree by the header of that height. */
    CheckpointVerdict judge(byte[] bytes, KeptHeaders kept) {
        Checkpoint checkpoint;
        SignedNote note;
        try {
            note = SignedNote.parse(bytes);
            checkpoint = Checkpoint.parse(note.text());
        } catch (Malformed e) {
            return new CheckpointVerdict.Refused("a checkpoint", String.valueOf(e.getMessage()));
        }
        if (policy.check(note, verifier) instanceof PolicyCheck.Refused refused) {
            return new CheckpointVerdict.Refused(
                    "a checkpoint that " + genesis.genesis().committee().quorum() + " validators cosigned",
                    refused.sentence());
        }
        Height height = checkpoint.height();
        BlockHeader header = height.equals(Height.ZERO) ? null : kept.at(height);
        if (header == null) {
            return new CheckpointVerdict.TooEarly();
        }
        Checkpoint expected = Checkpoint.of(genesis.chain(), header.after(), height, BlockCodec.id(header));
        return expected.equals(checkpoint)
                ? new CheckpointVerdict.Holds(height)
                : new CheckpointVerdict.Refused(expected.toString(), checkpoint.toString());
    }
}
