package io.bitcraps.node.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeFilesTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void keepsEverythingInOneDirectoryUnlessTold() {
        NodeFiles files = new NodeFiles(directory).withData("");

        assertEquals(directory.resolve("log.db"), files.log());
        assertEquals(directory.resolve("genesis.json"), files.genesis());
    }

    @Test
    void partsDataFromIdentity() throws IOException {
        Path elsewhere = directory.resolve("disk").resolve("data");
        NodeFiles files = new NodeFiles(directory.resolve("node")).withData(elsewhere.toString());

        files.prepare();

        assertTrue(Files.isDirectory(elsewhere));
        assertEquals(
                List.of(
                        elsewhere.resolve("log.db"),
                        elsewhere.resolve("journal"),
                        elsewhere.resolve("snapshots"),
                        elsewhere.resolve("read-model")),
                List.of(files.log(), files.journal(), files.snapshots(), files.readModel()));
        assertEquals(directory.resolve("node/keystore"), files.keystore());
    }

    @Test
    void beginsRelativePathsAtTheNodesDirectory() {
        assertEquals(
                directory.resolve("data/log.db"),
                new NodeFiles(directory).withData("data").log());
    }

    @ParameterizedTest
    @ValueSource(strings = {"log.db", "journal", "snapshots"})
    void refusesToLeaveDataBehind(String name) throws IOException {
        Files.createFile(directory.resolve(name));
        NodeFiles files = new NodeFiles(directory).withData("data");

        var refusal = assertThrows(IllegalArgumentException.class, files::prepare);

        assertTrue(String.valueOf(refusal.getMessage()).contains("BITCRAPS_DB_PATH"), refusal::getMessage);
    }

    @Test
    void takesItsOwnDirectoryByAnotherName() throws IOException {
        Files.createFile(directory.resolve("log.db"));

        new NodeFiles(directory).withData(directory.toAbsolutePath() + "/.").prepare();
    }
}
