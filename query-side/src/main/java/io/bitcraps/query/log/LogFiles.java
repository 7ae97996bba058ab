package io.bitcraps.query.log;

import io.bitcraps.events.audit.export.ExportPath;
import io.bitcraps.events.audit.export.LogExport;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.events.feed.FinalRange;
import io.bitcraps.events.feed.FinalRangeCodec;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.note.Policy;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * What a node serves of its log: the static files of an export (what a copy on any web server would serve), and ranges
 * of final blocks for those who follow. Thread-safe.
 */
public final class LogFiles {

    /** First parts of the paths under which an export's files stand. */
    public static final List<String> ROOTS =
            List.of("genesis.json", "checkpoint", "policy/", "tile/", "blocks/", "finality/");

    /** One range: about 5,000 entries, so that a slow reader holds little. */
    private static final FinalRange.Bounds RANGE = new FinalRange.Bounds(512, 1 << 20);

    /** How ranges are written and read. */
    public static final FinalRangeCodec RANGE_CODEC = new FinalRangeCodec(RANGE.blocks());

    /** What a reader takes of a range: the largest block of a running network and all headers fit beside the rest. */
    public static final int MAX_RANGE_BYTES = 8 << 20;

    /** Requests that wait for the next block; beyond it they are answered at once, as if their time were over. */
    private static final int MAX_WAITING = 1_024;

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String FRESH = "public, max-age=1";
    private static final String NEVER = "no-store";
    private static final String BYTES = "application/octet-stream";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String JSON = "application/json";

    private final FinalLog log;
    private final byte[] genesisFile;
    private final Policy policy;
    private final Semaphore waiting = new Semaphore(MAX_WAITING);

    public LogFiles(FinalLog log, byte[] genesisFile, Policy policy) {
        this.log = log;
        this.genesisFile = genesisFile.clone();
        this.policy = policy;
    }

    /**
     * One file of the log's export, or null if the log has none of that name, or not yet.
     *
     * @param path without a slash in front
     */
    public @Nullable LogFile read(String path) {
        byte[] bytes = new LogExport(log, genesisFile, policy).read(path);
        return bytes == null ? null : typed(bytes, path);
    }

    private static LogFile typed(byte[] bytes, String path) {
        return switch (ExportPath.parse(path)) {
            case ExportPath.Single.GENESIS -> new LogFile(bytes, JSON, FOR_EVER);
            case ExportPath.Single.CHECKPOINT -> new LogFile(bytes, TEXT, FRESH);
            case ExportPath.Policy policy -> new LogFile(bytes, TEXT, FOR_EVER);
            case ExportPath.Tile tile -> new LogFile(bytes, BYTES, FOR_EVER);
            // Not for ever: a block without a certificate of its own may get one.
            case ExportPath.Blocks blocks -> new LogFile(bytes, BYTES, FRESH);
            case ExportPath.Finality finality -> new LogFile(bytes, BYTES, FRESH);
        };
    }

    /**
     * The final blocks from a height on, as many as a range holds; waits up to {@code waitMs} for the first of them.
     *
     * @param from as it stood in the path: a height from 1 on
     * @throws Malformed if it is none
     */
    public LogFile range(String from, long waitMs) throws InterruptedException {
        Height height = height(from);
        if (waitMs > 0 && waiting.tryAcquire()) {
            try {
                log.awaitAbove(new Height(height.value() - 1), waitMs);
            } finally {
                waiting.release();
            }
        }
        return new LogFile(RANGE_CODEC.encode(FinalRange.of(log, height, RANGE)), BYTES, NEVER);
    }

    private static Height height(String text) {
        if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new Malformed("a range begins at a height");
        }
        long height = Long.parseLong(text);
        if (height == 0) {
            throw new Malformed("a range begins at height 1: height 0 is in the genesis file");
        }
        return new Height(height);
    }
}
