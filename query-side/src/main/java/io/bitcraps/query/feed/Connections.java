package io.bitcraps.query.feed;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to the read model's database. */
@FunctionalInterface
public interface Connections {
    Connection open() throws SQLException;
}
