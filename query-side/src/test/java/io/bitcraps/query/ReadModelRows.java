package io.bitcraps.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every row of a read model as text, by table. */
final class ReadModelRows {

    private ReadModelRows() {}

    static Map<String, List<String>> of(QuerySettings settings) throws SQLException {
        Map<String, List<String>> all = new TreeMap<>();
        try (Connection connection = DatabaseAddress.of(settings).connect();
                Statement statement = connection.createStatement()) {
            for (String table : ReadModelSchema.TABLES) {
                try (ResultSet row = statement.executeQuery("select * from " + table)) {
                    List<String> rows = new ArrayList<>();
                    while (row.next()) {
                        StringBuilder text = new StringBuilder();
                        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            text.append(row.getMetaData().getColumnName(i))
                                    .append('=')
                                    .append(row.getObject(i))
                                    .append(' ');
                        }
                        rows.add(text.toString());
                    }
                    rows.sort(String::compareTo);
                    all.put(table, rows);
                }
            }
        }
        return all;
    }
}
