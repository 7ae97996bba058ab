package io.bitcraps.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.bitcraps.events.audit.export.LogExport;
import io.bitcraps.events.feed.FinalRange;
import io.bitcraps.events.log.note.Policy;
import io.bitcraps.query.log.LogFiles;
import io.bitcraps.query.synthetic.ReadSide;
import io.bitcraps.query.synthetic.ReadSide.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFilesTest {

    private final ReadSide readSide = ReadSide.shared();

    @Test
    void servesEveryFileOfAnExportByteForByte() {
        LogExport export = new LogExport(
                readSide.log,
                readSide.network.genesisFile(),
                Policy.of(readSide.network.chain(), readSide.network.committee()));
        List<String> paths = export.paths();

        assertFalse(paths.isEmpty());
        for (String path : paths) {
            Answer answer = readSide.get("/" + path);
            assertEquals(200, answer.status(), path);
            assertArrayEquals(export.read(path), answer.bytes(), path);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/tile/0/000, application/octet-stream, immutable",
        "/tile/entries/000, application/octet-stream, immutable",
        "/tile/0/000.p/17, application/octet-stream, immutable",
        "/genesis.json, application/json, immutable",
        "/policy/0, text/plain; charset=utf-8, immutable",
        "/checkpoint, text/plain; charset=utf-8, max-age=1"
    })
    void saysWhatMayBeCached(String path, String type, String cache) {
        Answer answer = readSide.get(path);

        assertEquals(200, answer.status());
        assertEquals(type, answer.header("Content-Type"));
        assertEquals(cache, List.of(answer.header("Cache-Control").split(", ")).getLast());
    }

    @Test
    void servesRangesOfFinalBlocksThatMayNotBeCached() {
        long tip = readSide.log.tip().value();

        Answer answer = readSide.get("/range/" + (tip - 1));

        FinalRange range = LogFiles.RANGE_CODEC.decode(answer.bytes());
        assertEquals("no-store", answer.header("Cache-Control"));
        assertEquals(tip, range.tip().value());
        assertEquals(
                List.of(tip - 1, tip),
                range.blocks().stream()
                        .map(block -> block.header().height().value())
                        .toList());
    }

    @Test
    void refusesARangeFromGenesisOn() {
        assertEquals("malformed-height", readSide.get("/range/0").code());
        assertEquals("malformed-height", readSide.get("/range/x").code());
    }

    @Test
    void servesTheGenesisUnderTheApiToo() {
        assertArrayEquals(
                readSide.network.genesisFile(), readSide.get("/v1/genesis").bytes());
    }
}
