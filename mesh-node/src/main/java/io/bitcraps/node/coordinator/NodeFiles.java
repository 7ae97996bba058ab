package io.bitcraps.node.coordinator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a node keeps what.
 *
 * @param directory of what makes it this node: genesis and keystore
 * @param data of what it writes while it runs
 */
public record NodeFiles(Path directory, Path data) {

    /** Everything below one directory. */
    public NodeFiles(Path directory) {
        this(directory, directory);
    }

    /** With the data there; relative paths begin at the node's directory, and an empty one is that. */
    public NodeFiles withData(String path) {
        return new NodeFiles(directory, path.isEmpty() ? directory : directory.resolve(path));
    }

    /**
     * Makes the data's directory.
     *
     * @throws IllegalArgumentException if the node's own directory holds data that would be left behind: a validator
     *     that forgets its journal forgets its votes
     */
    void prepare() throws IOException {
        Files.createDirectories(data);
        NodeFiles own = new NodeFiles(directory);
        for (Path left : List.of(own.log(), own.journal(), own.snapshots(), own.abstention())) {
            if (Files.exists(left) && !Files.isSameFile(directory, data)) {
                throw new IllegalArgumentException("the data is to be in " + data + " but there is " + left
                        + ": move log.db*, journal and snapshots there, or leave BITCRAPS_DB_PATH out");
            }
        }
    }

    public Path genesis() {
        return directory.resolve("genesis.json");
    }

    public Path keystore() {
        return directory.resolve("keystore");
    }

    public Path log() {
        return data.resolve("log.db");
    }

    public Path journal() {
        return data.resolve("journal");
    }

    public Path snapshots() {
        return data.resolve("snapshots");
    }

    /** There while this validator abstains. */
    public Path abstention() {
        return data.resolve("abstention");
    }

    public Path readModel() {
        return data.resolve("read-model");
    }
}
