package io.bitcraps.node.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLogTest implements LogStoreContract {

    @TempDir
    Path directory;

    @Override
    public LogStore begin(FinalBlock genesis) {
        return SqliteLog.open(directory.resolve("log.sqlite"), genesis);
    }

    @Test
    void holdsAfterReopeningWhatItHeldBefore() {
        TestChain chain = new TestChain(20);
        List<FinalBlock> blocks = chain.next(9, 80);
        try (LogStore log = begin(chain.genesis())) {
            log.append(blocks.subList(0, 5));
            log.putCheckpoint(TestChain.ascii("note"));
            log.recordCosigned(new Cosigned(3, Hash.ZERO, 7));
        }

        try (LogStore log = begin(chain.genesis())) {
            assertEquals(new Height(5), log.tip());
            assertArrayEquals(TestChain.ascii("note"), log.checkpoint());
            assertEquals(new Cosigned(3, Hash.ZERO, 7), log.cosigned());
            for (FinalBlock block : blocks.subList(0, 5)) {
                assertTrue(TestChain.sameBlock(block, log.block(block.header().height())));
                byte[] action = block.entries().get(1);
                assertEquals(OptionalLong.of(block.header().before().size() + 1), log.position(Sha256.hash(action)));
            }
            log.append(blocks.subList(5, 9));
            NaiveTree.requireTiles(log, chain.genesis(), blocks);
        }
    }

    /** What a killed process leaves: file and write-ahead log as they are, nothing closed. */
    @Test
    void holdsWhatWasAppendedWhenTheProcessIsKilled() throws IOException {
        TestChain chain = new TestChain(21);
        List<FinalBlock> blocks = chain.next(4, 30);
        Path copy = directory.resolve("copy");
        Files.createDirectory(copy);
        try (LogStore log = begin(chain.genesis())) {
            log.append(blocks);
            for (String name : List.of("log.sqlite", "log.sqlite-wal")) {
                Files.copy(directory.resolve(name), copy.resolve(name));
            }
        }

        try (LogStore log = SqliteLog.open(copy.resolve("log.sqlite"), chain.genesis())) {
            assertEquals(new Height(4), log.tip());
            for (FinalBlock block : blocks) {
                assertTrue(TestChain.sameBlock(block, log.block(block.header().height())));
            }
        }
    }
}
