package io.bitcraps.events.audit.export;

import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.note.Checkpoint;
import io.bitcraps.events.log.note.Policy;
import io.bitcraps.events.log.note.SignedNote;
import io.bitcraps.events.log.tile.EntryBundle;
import io.bitcraps.events.log.tile.TilePath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A final log as the files of an export, made when they are asked for. The checkpoint is the one that was newest when
 * the object was made, so what {@link #paths} lists fits together though the log grows; {@link #read} also has tiles
 * and bundles of other sizes, as partial ones are asked for by older names. Thread-safe as the log is.
 */
public final class LogExport implements Export {
    /** Tree levels with tiles: 256^8 is beyond any size. */
    private static final int LEVELS = 8;

    private final FinalLog log;
    private final byte[] genesisFile;
    private final Policy policy;
    private final byte @Nullable [] checkpoint;

    /** @param policy of epoch 0, see {@link Policy#of} */
    public LogExport(FinalLog log, byte[] genesisFile, Policy policy) {
        this.log = log;
        this.genesisFile = genesisFile.clone();
        this.policy = policy;
        this.checkpoint = log.checkpoint();
    }

    /** Empty before the log's first checkpoint. */
    @Override
    public List<String> paths() {
        if (checkpoint == null) {
            return List.of();
        }
        Checkpoint parsed = Checkpoint.parse(SignedNote.parse(checkpoint).text());
        return ExportPath.all(parsed).map(ExportPath::text).toList();
    }

    @Override
    public byte @Nullable [] read(String path) {
        try {
            return read(ExportPath.parse(path));
        } catch (Malformed e) {
            return null; // what is no name of a file names no file
        }
    }

    private byte @Nullable [] read(ExportPath path) {
        return switch (path) {
            case ExportPath.Single.GENESIS -> genesisFile.clone();
            case ExportPath.Single.CHECKPOINT -> checkpoint;
            case ExportPath.Policy p -> p.epoch().value() == 0 ? policy.bytes() : null;
            case ExportPath.Tile tile -> tile(tile.path());
            case ExportPath.Blocks blocks -> blocks(blocks);
            case ExportPath.Finality finality -> finality(finality.height());
        };
    }

    private byte @Nullable [] tile(TilePath path) {
        return switch (path) {
            case TilePath.Hashes(int level, long index, int width) -> {
                byte[] hashes = level < LEVELS && index <= log.head().size() ? log.tile(level, index) : null;
                int length = width * Hash.BYTES;
                yield hashes == null || hashes.length < length ? null : Arrays.copyOf(hashes, length);
            }
            case TilePath.Entries(long index, int width) ->
                index <= log.head().size() / TilePath.FULL ? entries(index * TilePath.FULL, width) : null;
        };
    }

    private byte @Nullable [] entries(long position, int count) {
        List<byte[]> entries = new ArrayList<>(count);
        while (entries.size() < count) {
            List<byte[]> more = log.entries(position + entries.size(), count - entries.size(), ExportPath.MAX_BYTES);
            if (more.isEmpty()) {
                return null;
            }
            entries.addAll(more);
        }
        return EntryBundle.encode(entries);
    }

    private byte @Nullable [] blocks(ExportPath.Blocks path) {
        if (path.index() > log.tip().value() / TilePath.FULL) {
            return null; // also keeps what strangers ask for from overflowing a height
        }
        List<ExportedBlock> blocks = new ArrayList<>(path.width());
        for (int i = 1; i <= path.width(); i++) {
            FinalBlock block = log.block(new Height(path.index() * TilePath.FULL + i));
            if (block == null) {
                return null;
            }
            blocks.add(new ExportedBlock(block.id(), block.header(), block.finality()));
        }
        return BlockBundle.encode(blocks);
    }

    private byte @Nullable [] finality(Height height) {
        List<BlockHeader> descendants = new ArrayList<>();
        Height at = height;
        for (FinalBlock block = log.block(at); block != null; block = log.block(at)) {
            if (!at.equals(height)) {
                descendants.add(block.header());
            }
            if (block.finality() != null) {
                return new FinalityProof(descendants, block.finality()).bytes();
            }
            if (descendants.size() == FinalityProof.MAX_DESCENDANTS) {
                return null; // no reader would take the file; a later checkpoint is nearer to the certificate
            }
            at = at.next();
        }
        return null;
    }
}
