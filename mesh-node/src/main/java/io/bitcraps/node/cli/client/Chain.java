package io.bitcraps.node.cli.client;

import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.genesis.GenesisCodec;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.log.note.Origin;
import io.bitcraps.events.log.note.Policy;
import io.bitcraps.events.log.note.TlogProof;

/** What a client knows of a chain from its genesis file. */
public record Chain(ChainId id, Genesis genesis) {

    /** @throws Malformed if it is no genesis file */
    public static Chain of(byte[] file) {
        return new Chain(GenesisCodec.chainId(file), GenesisCodec.decode(file));
    }

    /** The chain that the node says it is of: fit for signing, as a signature is for one chain only. */
    public static Chain of(NodeClient node) throws CallFailed {
        try {
            return of(node.genesisFile());
        } catch (Malformed e) {
            throw new CallFailed(
                    CallFailed.UNINTELLIGIBLE,
                    node.node() + " serves a file that is no genesis (" + e.getMessage() + "): check --node");
        }
    }

    /** Whether the action is in the log under a checkpoint that a quorum of the committee cosigned, and if not why. */
    public TlogProof.Check check(Receipt receipt, SignatureVerifier verifier) {
        try {
            TlogProof proof = TlogProof.parse(receipt.proof());
            if (proof.index() != receipt.position()) {
                return new TlogProof.Check.Refused("the proof is of another position than the receipt");
            }
            return proof.check(receipt.entry(), Origin.of(id), Policy.of(id, genesis.committee()), verifier);
        } catch (Malformed e) {
            return new TlogProof.Check.Refused("the proof is malformed: " + e.getMessage());
        }
    }
}
