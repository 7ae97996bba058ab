package io.bitcraps.command.simulator;

import io.bitcraps.command.consensus.JournalRecord;
import io.bitcraps.command.consensus.Recovery;
import io.bitcraps.command.consensus.Tip;
import io.bitcraps.events.block.Block;
import io.bitcraps.events.id.View;
import java.util.ArrayList;
import java.util.List;

/** What survives a crash: the journal and the final blocks, in order of height from 1. */
final class Disk {

    private final List<JournalRecord> journal = new ArrayList<>();
    private final List<Block> finalBlocks = new ArrayList<>();
    private Tip tip;

    Disk(Tip genesis) {
        this.tip = genesis;
    }

    void journal(List<JournalRecord> records) {
        journal.addAll(records);
    }

    void append(List<Block> blocks, Tip newTip) {
        finalBlocks.addAll(blocks);
        tip = newTip;
    }

    void prune(View floor) {
        journal.removeIf(record -> record.view().compareTo(floor) <= 0);
    }

    void loseJournal() {
        journal.clear();
    }

    Tip tip() {
        return tip;
    }

    List<Block> finalBlocks() {
        return finalBlocks;
    }

    Recovery recovery() {
        return new Recovery(tip, journal);
    }
}
