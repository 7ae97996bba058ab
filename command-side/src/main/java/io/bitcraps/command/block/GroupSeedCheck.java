package io.bitcraps.command.block;

import io.bitcraps.command.beacon.BeaconMessage;
import io.bitcraps.command.beacon.key.BeaconCommittee;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.block.SeedCheck;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.genesis.GenesisCodec;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;

/** Seeds of one epoch, checked under its group key. */
public record GroupSeedCheck(ChainId chain, Epoch epoch, BeaconCommittee committee) implements SeedCheck {

    /**
     * For who has the genesis file alone.
     *
     * @throws Malformed if it is no genesis file, or its committee has no beacon
     */
    public static GroupSeedCheck of(byte[] genesisFile) {
        Genesis genesis = GenesisCodec.decode(genesisFile);
        return new GroupSeedCheck(
                GenesisCodec.chainId(genesisFile),
                Epoch.ZERO,
                BeaconCommittee.of(genesis.committee(), genesis.groupKey()));
    }

    @Override
    public boolean holds(Seed seed, BlockId lockBlock) {
        return committee
                .groupKey()
                .verifies(BeaconMessage.of(chain, epoch, seed.height(), lockBlock), seed.signature());
    }
}
