package io.bitcraps.node.runtime.consensus;

import io.bitcraps.command.consensus.JournalRecord;
import io.bitcraps.events.id.View;
import java.util.List;

/** A validator's memory of its votes. One thread's own. */
public interface VoteLog {

    /** When this returns, the records are on disk, after all earlier ones. */
    void append(List<JournalRecord> records);

    /** Records of views at or below the floor may go: the finality of that view is on disk. */
    void prune(View floor);
}
