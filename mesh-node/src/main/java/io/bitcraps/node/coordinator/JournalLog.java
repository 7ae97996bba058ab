package io.bitcraps.node.coordinator;

import io.bitcraps.command.consensus.JournalCodec;
import io.bitcraps.command.consensus.JournalRecord;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.View;
import io.bitcraps.node.runtime.consensus.VoteLog;
import io.bitcraps.node.store.Journal;
import java.util.List;

/** The vote journal's records as bytes in the store's journal. */
public record JournalLog(Journal journal, Epoch epoch) implements VoteLog {

    private static final JournalCodec CODEC = new JournalCodec(new BlockCodec(ActionCodec::parse));

    /** What the validator wrote before, in order. */
    public List<JournalRecord> records() {
        return journal.records().stream()
                .map(record -> CODEC.decode(record.bytes()))
                .toList();
    }

    @Override
    public void append(List<JournalRecord> records) {
        journal.append(records.stream()
                .map(record -> new Journal.Item(epoch, record.view(), CODEC.encode(record)))
                .toList());
    }

    @Override
    public void prune(View floor) {
        journal.prune(epoch, floor);
    }
}
