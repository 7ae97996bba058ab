package io.bitcraps.node.store;

import io.bitcraps.events.block.FinalBlock;

class MemoryLogTest implements LogStoreContract {

    @Override
    public LogStore begin(FinalBlock genesis) {
        return new MemoryLog(genesis);
    }
}
