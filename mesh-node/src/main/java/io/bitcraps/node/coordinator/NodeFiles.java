package io.bitcraps.node.coordinator;

import java.nio.file.Path;

/** Where a node keeps what, below its one directory. */
public record NodeFiles(Path directory) {

    public Path genesis() {
        return directory.resolve("genesis.json");
    }

    public Path keystore() {
        return directory.resolve("keystore");
    }

    public Path log() {
        return directory.resolve("log.db");
    }

    public Path journal() {
        return directory.resolve("journal");
    }

    public Path snapshots() {
        return directory.resolve("snapshots");
    }

    public Path readModel() {
        return directory.resolve("read-model");
    }
}
