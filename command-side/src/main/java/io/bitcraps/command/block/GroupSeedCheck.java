package io.bitcraps.command.block;

import io.bitcraps.command.beacon.BeaconMessage;
import io.bitcraps.command.beacon.key.BeaconCommittee;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;

/** Seeds of one epoch, checked under its group key. */
public record GroupSeedCheck(ChainId chain, Epoch epoch, BeaconCommittee committee) implements SeedCheck {

    @Override
    public boolean holds(Seed seed, BlockId lockBlock) {
        return committee
                .groupKey()
                .verifies(BeaconMessage.of(chain, epoch, seed.height(), lockBlock), seed.signature());
    }
}
