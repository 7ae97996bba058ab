package io.bitcraps.command.beacon;

import io.bitcraps.events.block.Seed;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Height;

/** What the beacon is told, by the one thread that owns it. */
public sealed interface Input {

    /**
     * A block that holds at least one lock is final: MUST be given only when the finality certificate of it or of a
     * descendant is journalled, in ascending height; after a restart again for every lock without a seed on chain.
     */
    record LocksFinal(Height height, BlockId block) implements Input {}

    /**
     * A share came in, in a message whose sender signature the caller has verified.
     *
     * @param validator place of the signer in the committee, from 0
     * @param share what the message says; any bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // copied both ways, and inputs are never compared
    record ShareReceived(int validator, Height height, byte[] share) implements Input {

        public ShareReceived {
            share = share.clone();
        }

        @Override
        public byte[] share() {
            return share.clone();
        }
    }

    /**
     * A validator says that this is the seed of a height. Anybody's is good, but to find out costs a pairing, so a
     * false one is told apart by who sent it.
     *
     * @param from place in the committee, from 0, of whose authenticated link it came over
     */
    record SeedReceived(int from, Seed seed) implements Input {}

    /** A final block carries the seed of this height: the beacon forgets it. */
    record SeedOnChain(Height height) implements Input {}

    /** The retry interval has passed. */
    record Tick() implements Input {}
}
