package io.bitcraps.events.audit;

import io.bitcraps.events.block.Committee;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.genesis.GenesisCodec;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;

/** What follows from the genesis file that the auditor trusts. */
@SuppressWarnings("ArrayRecordComponent") // never altered, never compared
record Chain(byte[] file, Genesis genesis, ChainId id, BlockId genesisId) {

    /** @throws io.bitcraps.events.codec.Malformed if it is no genesis file */
    static Chain of(byte[] file) {
        return new Chain(file, GenesisCodec.decode(file), GenesisCodec.chainId(file), GenesisCodec.genesisId(file));
    }

    Committee committee() {
        return genesis.committee();
    }
}
