package io.bitcraps.events.audit;

import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.log.Frontier;
import io.bitcraps.events.log.TreeHasher;
import io.bitcraps.events.log.note.Checkpoint;
import io.bitcraps.events.log.tile.EntryBundle;
import io.bitcraps.events.log.tile.TileBuilder;
import io.bitcraps.events.log.tile.TilePath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of an export in order, one bundle in memory at a time. Builds the tree from them alone, and compares
 * every tile of the export with what it builds.
 */
final class LogReader {
    private final ExportFiles files;
    private final Checkpoint checkpoint;
    private final Findings findings;
    private final TreeHasher hasher = new TreeHasher();
    private final TileBuilder tiles = new TileBuilder(this::compare);
    private Frontier frontier = Frontier.EMPTY;
    private Iterator<byte[]> bundle = Collections.emptyIterator();
    private boolean broken;

    LogReader(ExportFiles files, Checkpoint checkpoint, Findings findings) {
        this.files = files;
        this.checkpoint = checkpoint;
        this.findings = findings;
    }

    /** Size and root of the log as far as it was read. */
    LogHead head() {
        return frontier.head();
    }

    /**
     * The next entries, or null with a finding if a header promises more of them than there are or may be in a block.
     *
     * @param most entries of one block
     * @param mostBytes of all entries of one block together
     */
    @Nullable
    List<byte[]> take(long count, long most, long mostBytes) {
        if (count < 1 || count > most || count > checkpoint.head().size() - frontier.size()) {
            findings.add(
                    Finding.Kind.HEADER,
                    "entry " + frontier.size(),
                    "a block of " + count + " entries, where 1 to " + most + " are allowed and "
                            + (checkpoint.head().size() - frontier.size()) + " are left");
            return null;
        }
        long first = frontier.size();
        long bytes = 0;
        List<byte[]> entries = new ArrayList<>((int) count);
        while (entries.size() < count) {
            byte[] entry = next();
            if (entry == null) {
                return null;
            }
            bytes += entry.length;
            if (bytes > mostBytes) {
                findings.add(
                        Finding.Kind.HEADER,
                        "entry " + first,
                        "a block of " + count + " entries has more than the " + mostBytes + " bytes allowed");
                return null;
            }
            entries.add(entry);
        }
        return entries;
    }

    /** Reads what is left where the blocks gave up, so that tiles and root are checked none the less. */
    void rest() {
        while (!broken && frontier.size() < checkpoint.head().size()) {
            next();
        }
    }

    /** What was read must be the checkpoint's log: an entry that no block holds is no one's decision. */
    void finish() {
        if (broken) {
            return;
        }
        if (frontier.size() == checkpoint.head().size()) {
            tiles.partials();
        }
        findings.check(
                head().equals(checkpoint.head()),
                Finding.Kind.ROOT,
                "checkpoint",
                frontier.size() + " entries give root " + frontier.root() + ", the checkpoint says "
                        + checkpoint.head().size() + " entries and root "
                        + checkpoint.head().root());
    }

    private byte @Nullable [] next() {
        if (broken || !bundle.hasNext() && !load()) {
            return null;
        }
        byte[] entry = bundle.next();
        Hash leaf = hasher.leaf(entry);
        frontier = frontier.append(hasher, leaf);
        tiles.add(leaf);
        return entry;
    }

    private boolean load() {
        long left = checkpoint.head().size() - frontier.size();
        int width = (int) Math.min(TilePath.FULL, left);
        String path = new TilePath.Entries(frontier.size() / TilePath.FULL, width).text();
        byte[] file = files.read(path);
        broken = true;
        if (file == null) {
            return false;
        }
        try {
            bundle = EntryBundle.decode(file, width).iterator();
            broken = false;
        } catch (Malformed e) {
            findings.add(Finding.Kind.MALFORMED_FILE, path, String.valueOf(e.getMessage()));
        }
        return !broken;
    }

    private void compare(TilePath.Hashes path, byte[] hashes) {
        byte[] file = files.read(path.text());
        findings.check(
                file == null || Arrays.equals(file, hashes),
                Finding.Kind.TILE,
                path.text(),
                "is not what the entries give");
    }
}
