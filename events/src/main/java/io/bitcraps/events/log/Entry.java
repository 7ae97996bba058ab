package io.bitcraps.events.log;

import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;

/** One fact of the log; its canonical bytes ({@code EntryCodec}) are a leaf of the Merkle tree. */
public sealed interface Entry {

    /** The most bytes an entry may have: bundles give a length in 16 bits. */
    int MAX_BYTES = 65_535;

    /** An action, verbatim: the bytes of its JWS. */
    record ActionEntry(SignedAction action) implements Entry {}

    record EventEntry(Event event) implements Entry {}

    /** Opens a block. {@code parent} binds everything before it. {@code proposer} is the index in the committee. */
    record BlockEntry(ChainId chain, Epoch epoch, Height height, View view, BlockId parent, int proposer, long timeMs)
            implements Entry {}

    /** The first entry of a log: the SHA-256 of the genesis file's bytes. */
    record GenesisEntry(ChainId chain, Hash genesis) implements Entry {}
}
