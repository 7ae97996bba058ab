package io.bitcraps.node.store;

import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.id.Hash;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a log keeps once: the newest checkpoint, and what was cosigned last. */
record SingleRows(SqliteReaders readers, Repairs repairs) {

    /** A damaged one is forgotten: it can be collected again. */
    byte @Nullable [] checkpoint() {
        List<SqliteReader.StoredNote> notes = readers.read(SqliteReader::checkpoints);
        if (notes.isEmpty()) {
            return null;
        }
        byte[] note = notes.getFirst().note();
        if (notes.size() == 1
                && Arrays.equals(RowSum.checkpoint(note), notes.getFirst().sum())) {
            return note;
        }
        repairs.make("the checkpoint does not come to its sum and is forgotten", SqliteWriter::dropCheckpoint);
        return null;
    }

    /** In place of a damaged one stands the tip, as nothing beyond what is durable here is ever cosigned. */
    @Nullable
    Cosigned cosigned(Growth.Tip tip) {
        List<SqliteReader.StoredCosigned> found = readers.read(SqliteReader::cosigned);
        if (found.isEmpty()) {
            return null;
        }
        SqliteReader.StoredCosigned stored = found.getFirst();
        byte[] sum = RowSum.cosigned(stored.size(), stored.root(), stored.timeS());
        if (found.size() == 1 && Arrays.equals(sum, stored.sum())) {
            return new Cosigned(stored.size(), Hash.of(stored.root()), stored.timeS());
        }
        LogHead head = tip.header().after();
        var newest = new Cosigned(head.size(), head.root(), tip.header().timeMs() / 1_000);
        repairs.make("what was cosigned last does not come to its sum", writer -> writer.putCosigned(newest));
        return newest;
    }
}
