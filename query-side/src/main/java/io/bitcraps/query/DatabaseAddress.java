package io.bitcraps.query;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A database as JDBC wants it named. */
record DatabaseAddress(String url, String driver, String user, String password) {

    private static final String H2_DRIVER = "org.h2.Driver";
    private static final String POSTGRES_DRIVER = "org.postgresql.Driver";

    /** H2 speaks PostgreSQL here, so that one set of statements serves both; a crash loses nothing the log does not have. */
    private static final String H2_OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=64";

    /**
     * H2's other way to files. By its usual one a thread that is interrupted while it reads closes the file for all: a
     * browser that leaves a live page would end the whole read side.
     */
    private static final String UNINTERRUPTIBLE = "async:";

    static DatabaseAddress of(QuerySettings settings) {
        @Nullable String url = settings.databaseUrl();
        if (url != null) {
            return postgres(url);
        }
        String name = settings.directory() == null
                ? "mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"
                : UNINTERRUPTIBLE + settings.directory().toAbsolutePath().resolve("read-model");
        return new DatabaseAddress("jdbc:h2:" + name + H2_OPTIONS, H2_DRIVER, "sa", "");
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    private static DatabaseAddress postgres(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            return new DatabaseAddress(batched(url), POSTGRES_DRIVER, "", "");
        }
        URI address;
        try {
            address = new URI(url);
        } catch (URISyntaxException e) { // its message quotes the address, password included
            throw new IllegalArgumentException("the database's URL is malformed at character " + e.getIndex());
        }
        if (!"postgres".equals(address.getScheme()) && !"postgresql".equals(address.getScheme())) {
            throw new IllegalArgumentException(
                    "the database is PostgreSQL: a URL that starts with jdbc:postgresql: or postgres:");
        }
        String[] login = (address.getRawUserInfo() == null ? "" : address.getRawUserInfo()).split(":", 2);
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return new DatabaseAddress(
                batched("jdbc:postgresql://" + address.getHost() + port + address.getRawPath() + query),
                POSTGRES_DRIVER,
                decoded(login[0]),
                login.length < 2 ? "" : decoded(login[1]));
    }

    /** Many rows in one message: four times the rows a second. */
    private static String batched(String url) {
        return url + (url.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true";
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
