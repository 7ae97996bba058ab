package io.bitcraps.node.runtime.peer;

import io.bitcraps.events.block.Seed;
import io.bitcraps.events.feed.FinalRange;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Signature;
import java.util.List;

/** What one node sends another inside a session; its bytes are {@link PeerMessageCodec}'s. */
public sealed interface PeerMessage {

    /** A message of the consensus core, in its own codec. */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Consensus(byte[] message) implements PeerMessage {}

    /** Pending actions, verbatim, that the sender admitted. */
    record Actions(List<byte[]> jws) implements PeerMessage {}

    /** Asks for a pending action that the receiver said is its work. */
    record ActionRequest(Hash ticket) implements PeerMessage {}

    /**
     * A share of the seed of a final block with locks. The sender's vote key signs it, as only a bad share under a
     * good signature convicts.
     */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record BeaconShare(Height height, int validator, byte[] share, Signature signature) implements PeerMessage {}

    record BeaconSeed(Seed seed) implements PeerMessage {}

    /**
     * A cosignature/v1 of the checkpoint of the final block at {@code height}.
     *
     * @param timed 8 bytes of time and 64 of signature, as in the signature line
     */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Cosignature(Height height, int validator, byte[] timed) implements PeerMessage {
        public static final int TIMED_BYTES = 72;
    }

    /** Asks for final blocks from {@code from}, as many as fit a frame. */
    record BlocksRequest(Height from) implements PeerMessage {}

    /** Final blocks, as many as fit; empty if the sender has none. */
    record Blocks(FinalRange range) implements PeerMessage {}
}
