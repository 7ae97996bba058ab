package io.bitcraps.query.projection;

import java.sql.Connection;
import java.sql.SQLException;

/** Rows folded and not yet written. */
interface Rows {

    /** Writes them; what is known from earlier transactions stays known. */
    void flush(Connection connection) throws SQLException;

    /** After a transaction that failed: drops them and everything known of the read model. */
    void forget();
}
