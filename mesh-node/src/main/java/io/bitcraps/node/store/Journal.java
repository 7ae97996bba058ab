package io.bitcraps.node.store;

import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.View;
import java.util.List;

/**
 * What a validator must not forget: its own votes and the blocks they name, as bytes. Written before a vote is sent,
 * read after a restart (docs/protocol.md, "Journal"). One thread owns a journal.
 */
public interface Journal extends AutoCloseable {

    /** The most records of one append. */
    int MAX_RECORDS_PER_APPEND = 1_024;

    /** The most bytes of one record: the largest block fits. */
    int MAX_RECORD_BYTES = 12 << 20;

    /**
     * One record.
     *
     * @param epoch with {@code view}: when it may be pruned
     * @param bytes the caller's, never looked into; MUST NOT be altered
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Item(Epoch epoch, View view, byte[] bytes) {

        boolean isAbove(Epoch floorEpoch, View floorView) {
            int epochs = epoch.compareTo(floorEpoch);
            return epochs > 0 || epochs == 0 && view.compareTo(floorView) > 0;
        }
    }

    /**
     * Appends records, all or none, after all earlier ones. When this returns they are on disk.
     *
     * @throws StoreFailure if that is not certain; the node stops then, and nothing is appended any more
     */
    void append(List<Item> records);

    /** All records above the floor in the order they were appended, perhaps after some at or below it. */
    List<Item> records();

    /**
     * Allows to drop records of {@code epoch} at or below {@code view}, and of earlier epochs. The caller MUST have the
     * finality of that view on disk, so that no vote is cast there any more.
     */
    void prune(Epoch epoch, View view);

    @Override
    void close();
}
