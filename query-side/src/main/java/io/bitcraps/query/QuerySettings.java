package io.bitcraps.query;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the read side listens and keeps its read model.
 *
 * @param host address to bind
 * @param port to bind, 0 for any free one
 * @param databaseUrl of PostgreSQL, as {@code jdbc:postgresql://host/db?user=..&password=..} or
 *     {@code postgres://user:password@host/db}; null for the embedded database
 * @param directory of the embedded database; null to keep it in memory, which tests do
 */
public record QuerySettings(
        String host,
        int port,
        @Nullable String databaseUrl,
        @Nullable Path directory) {

    /** On loopback, with the embedded database in {@code directory}. */
    public static QuerySettings embedded(int port, Path directory) {
        return new QuerySettings("127.0.0.1", port, null, directory);
    }

    /** On loopback at any free port, all in memory. */
    public static QuerySettings inMemory() {
        return new QuerySettings("127.0.0.1", 0, null, null);
    }
}
