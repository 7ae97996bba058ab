package io.bitcraps.node.store;

import java.sql.SQLException;

/** What a log does about damage that the rest of its file can make good: tiles and indexes, never a block. */
interface Repairs {

    /** What is to be written in place of what is damaged. */
    interface Replacement {
        void writeBy(SqliteWriter writer) throws SQLException;
    }

    /**
     * Puts it right, durably. Not to be called within a query.
     *
     * @param what is damaged, as a clause
     * @throws StoreFailure if nothing is to be put right
     */
    void make(String what, Replacement replacement);
}
