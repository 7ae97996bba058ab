package io.bitcraps.node.simulator.run;

import io.bitcraps.node.store.Journal;
import io.bitcraps.node.store.JournalContract;

class SimulatedJournalTest implements JournalContract {

    private final SimulatedJournal journal = new SimulatedJournal(Disk.SOUND);

    @Override
    public Journal open() {
        journal.reopen();
        return journal;
    }
}
