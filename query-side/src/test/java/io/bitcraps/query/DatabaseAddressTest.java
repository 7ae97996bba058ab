package io.bitcraps.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

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

        assertTrue(address.url().startsWith("jdbc:h2:file:/var/lib/craps/read-model;"), address.url());
    }

    @Test
    void refusesAnotherKindOfDatabase() {
        assertThrows(IllegalArgumentException.class, () -> of("mysql://db.example/craps"));
    }

    private static DatabaseAddress of(String url) {
        return DatabaseAddress.of(new QuerySettings("127.0.0.1", 0, url, null));
    }
}
