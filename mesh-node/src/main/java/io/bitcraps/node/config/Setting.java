package io.bitcraps.node.config;

import org.jspecify.annotations.Nullable;

/** Every setting by its name in file and environment, with its default and the values it takes. */
@SuppressWarnings("ImmutableEnumChecker") // every kind is a record of values
public enum Setting {
    BITCRAPS_PORT("8989", Kind.integer(1024, 65_534), "port of the mesh"),
    BITCRAPS_API_PORT("8080", Kind.integer(1024, 65_534), "port of submit, tickets and, where embedded, the read side"),
    BITCRAPS_METRICS_PORT("9090", Kind.integer(1024, 65_534), "port of health, ready and metrics"),
    BITCRAPS_HOST("127.0.0.1", Kind.text(), "address the three ports are bound to"),
    BITCRAPS_MOBILE_MODE("false", Kind.flag(), "only dial other nodes, accept no mesh links"),
    BITCRAPS_BOOTSTRAP_NODES("", Kind.hints(), "where to dial validators, instead of the genesis' addresses"),
    BITCRAPS_DB_PATH("", Kind.text(), "directory of log, journal, snapshots and read model; empty for the node's own"),
    BITCRAPS_DATABASE_URL("", Kind.secret(), "JDBC address of a PostgreSQL read model; empty for the embedded one"),
    BITCRAPS_READ_SIDE("false", Kind.flag(), "whether this node embeds the read side"),
    BITCRAPS_DEBUG("false", Kind.flag(), "more lines in the log"),
    BITCRAPS_MAX_CONNECTIONS("1000", Kind.integer(1, 9_999), "mesh links others may have begun"),
    BITCRAPS_MAX_BANDWIDTH_MBPS("100", Kind.integer(1, 1_000), "megabits a second of all mesh links, each way"),
    BITCRAPS_MAX_MESSAGE_RATE("1000", Kind.integer(1, 10_000), "batches of sync or gossip a second and peer"),
    BITCRAPS_SESSION_TIMEOUT("3600", Kind.integer(60, 86_400), "seconds until a mesh session gets new keys"),
    BITCRAPS_MEMPOOL_SIZE("20000", Kind.integer(1, 1_000_000), "pending actions at once"),
    BITCRAPS_MAX_GAMES("100", Kind.integer(1, 999), "open tables at which this node takes no create-table; for init"),
    BITCRAPS_POW_DIFFICULTY("16", Kind.integer(0, 32), "zero bits of identities, for init"),
    BITCRAPS_SECURITY_LEVEL(
            "development", Kind.oneOf("development", "staging", "production", "high"), "what the node refuses"),
    BITCRAPS_ALERT_WEBHOOK("", Kind.secretUrl(), "where alerts are posted; empty for nowhere"),
    BITCRAPS_SNAPSHOT_ENTRIES("200000", Kind.integer(1_000, 1_000_000_000), "log entries between two snapshots");

    private final String byDefault;
    private final Kind kind;
    private final String meaning;

    Setting(String byDefault, Kind kind, String meaning) {
        this.byDefault = byDefault;
        this.kind = kind;
        this.meaning = meaning;
    }

    /** Null if no setting has this name. */
    public static @Nullable Setting named(String name) {
        for (Setting setting : values()) {
            if (setting.name().equals(name)) {
                return setting;
            }
        }
        return null;
    }

    public String byDefault() {
        return byDefault;
    }

    public Kind kind() {
        return kind;
    }

    public String meaning() {
        return meaning;
    }
}
