package io.bitcraps.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseAddressTest {

    @Test
    void readsAPostgresUrlWithLoginAndPort() {
        DatabaseAddress address = of("postgres://crab:s%40fe@db.example:6543/craps?sslmode=require");

        assertEquals(
                "jdbc:postgresql://db.example:6543/craps?sslmode=require&reWriteBatchedInserts=true", address.url());
        assertEquals("crab", address.user());
        assertEquals("s@fe", address.password());
    }

    @Test
    void takesAJdbcUrlAsItIs() {
        DatabaseAddress address = of("jdbc:postgresql://localhost/craps?user=a&password=b");

        assertEquals("jdbc:postgresql://localhost/craps?user=a&password=b&reWriteBatchedInserts=true", address.url());
    }

    @Test
    void keepsTheEmbeddedDatabaseInItsDirectory() {
        DatabaseAddress address = DatabaseAddress.of(QuerySettings.embedded(0, Path.of("/var/lib/craps")));

        assertTrue(address.url().startsWith("jdbc:h2:async:/var/lib/craps/read-model;"), address.url());
    }

    @Test
    void outlivesAReaderThatIsInterrupted(@TempDir Path directory) throws Exception {
        DatabaseAddress address = DatabaseAddress.of(QuerySettings.embedded(0, directory));
        try (Connection writer = address.connect();
                Statement statement = writer.createStatement()) {
            statement.execute("create table line (number int primary key, words varchar)");
            statement.execute("insert into line select \"X\", repeat('words ', 100) from system_range(1, 5000)");
        }
        try (Connection other = address.connect(); // opened anew: nothing is cached, a read goes to the file
                Connection reader = address.connect()) {
            Thread.currentThread().interrupt();

            try {
                lines(reader);
            } catch (SQLException e) {
                // Its own query may fail; the database may not.
            } finally {
                Thread.interrupted();
            }

            assertEquals(5_000, lines(other));
        }
    }

    private static long lines(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(distinct words || number) from line")) {
            result.next();
            return result.getLong(1);
        }
    }

    @Test
    void refusesAnotherKindOfDatabase() {
        assertThrows(IllegalArgumentException.class, () -> of("mysql://db.example/craps"));
    }

    private static DatabaseAddress of(String url) {
        return DatabaseAddress.of(new QuerySettings("127.0.0.1", 0, url, null));
    }
}
