package io.bitcraps.command.consensus;

import java.util.List;

/**
 * What a restart begins with: the newest final block of the store, and the journal's records in the order they were
 * written. Votes are never forgotten, nor what finalize votes stand on; all else may be.
 */
public record Recovery(Tip tip, List<JournalRecord> journal) {
    public Recovery {
        journal = List.copyOf(journal);
    }

    /** The first start of a chain. */
    public static Recovery fresh(Tip genesis) {
        return new Recovery(genesis, List.of());
    }
}
