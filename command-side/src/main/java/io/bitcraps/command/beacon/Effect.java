package io.bitcraps.command.beacon;

import io.bitcraps.command.beacon.key.Share;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.id.Height;

/** What the runtime does for the beacon, in the order of the list. */
public sealed interface Effect {

    /** Send the own share to all validators, signed with the validator key. */
    record BroadcastShare(Height height, Share share) implements Effect {}

    /** A seed is known and verified: blocks may carry it. Once per height. */
    record SeedReady(Seed seed) implements Effect {}

    /** Send a seed to all validators: those that missed shares need nothing else. */
    record BroadcastSeed(Seed seed) implements Effect {}

    /**
     * This validator signed a message with a share that is not its own: proof of malice.
     *
     * @param validator place in the committee, from 0
     */
    record ConvictBadShare(int validator, Height height) implements Effect {}

    /**
     * The seed just received is not the one of its height: its sender loses the link. Once per sender and height.
     *
     * @param from place of the sender in the committee, from 0
     */
    record RefuseSeed(int from, Height height) implements Effect {}
}
