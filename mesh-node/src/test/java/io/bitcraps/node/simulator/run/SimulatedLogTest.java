package io.bitcraps.node.simulator.run;

import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.node.store.LogStore;
import io.bitcraps.node.store.LogStoreContract;

class SimulatedLogTest implements LogStoreContract {

    @Override
    public LogStore begin(FinalBlock genesis) {
        return new SimulatedLog(genesis, Disk.SOUND);
    }
}
