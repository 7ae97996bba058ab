package io.bitcraps.node.store;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.CertificateCodec;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.TreeHasher;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads that are checked up to the tip: an entry against its leaf, a tile against its hash in the level above, the
 * topmost tiles, held in memory, against the root in the newest header. A disk that lies is thus found by whoever
 * reads the lie. Thread-safe.
 */
final class CheckedReads {

    /** Recent blocks, for the many readers that follow the tip. */
    private static final long BLOCK_CACHE_BYTES = 16L << 20;

    /** Full tiles have 8 KiB: 256 of them. */
    private static final long TILE_CACHE_BYTES = 2L << 20;

    /** What an entry and a block cost on the heap beside their bytes, about. */
    private static final int OBJECT_BYTES = 32;

    private record TileId(int level, long index) {}

    private final SqliteReaders readers;
    private final BlockId genesis;
    private final BoundedCache<Height, FinalBlock> blocks = new BoundedCache<>(BLOCK_CACHE_BYTES, CheckedReads::weight);
    private final BoundedCache<TileId, byte[]> tiles = new BoundedCache<>(TILE_CACHE_BYTES, tile -> tile.length);

    CheckedReads(SqliteReaders readers, BlockId genesis) {
        this.readers = readers;
        this.genesis = genesis;
    }

    /** Keeps a block that was just written, so that those who wait for it don't read it back. */
    void remember(FinalBlock block) {
        blocks.put(block.header().height(), block);
    }

    /** @param height at most the tip's */
    FinalBlock block(Growth.Tip tip, Height height) {
        FinalBlock cached = blocks.get(height);
        if (cached != null) {
            return cached;
        }
        SqliteReader.StoredBlock stored = present(readers.read(reader -> reader.block(height.value())), height);
        BlockHeader header = header(stored, height);
        List<byte[]> entries = Bundle.decode(stored.entries());
        requireLeaves(tip, header, entries);
        BlockId id = new BlockId(Hash.of(stored.id()));
        FinalBlock block = new FinalBlock(id, header, entries, finality(stored, id, header));
        blocks.putIfAbsent(height, block);
        return block;
    }

    private static @Nullable Certificate finality(SqliteReader.StoredBlock stored, BlockId id, BlockHeader header) {
        if (stored.finality() == null) {
            return null;
        }
        try {
            Certificate finality = CertificateCodec.CODEC.decode(stored.finality());
            Growth.requireCertifies(finality, id, header);
            return finality;
        } catch (Malformed e) {
            throw new InvariantViolation(
                    "the certificate stored for height " + header.height() + " is no certificate: " + e.getMessage());
        }
    }

    /** @param height at most the tip's */
    BlockHeader header(Height height) {
        FinalBlock cached = blocks.get(height);
        return cached != null
                ? cached.header()
                : header(present(readers.read(reader -> reader.header(height.value())), height), height);
    }

    private BlockHeader header(SqliteReader.StoredBlock stored, Height height) {
        BlockId id = height.equals(Height.ZERO) ? genesis : BlockCodec.id(stored.header());
        InvariantViolation.check(
                Arrays.equals(id.hash().bytes(), stored.id()),
                "the header stored at height " + height + " does not hash to its id");
        try {
            BlockHeader header = BlockCodec.header(stored.header());
            InvariantViolation.check(
                    header.height().equals(height),
                    "the header stored at height " + height + " is of height " + header.height());
            return header;
        } catch (Malformed e) {
            throw new InvariantViolation("the header stored at height " + height + " is no header: " + e.getMessage());
        }
    }

    private static SqliteReader.StoredBlock present(SqliteReader.@Nullable StoredBlock stored, Height height) {
        if (stored == null) {
            throw new InvariantViolation("the stored log has no block at height " + height);
        }
        return stored;
    }

    private void requireLeaves(Growth.Tip tip, BlockHeader header, List<byte[]> entries) {
        long position = header.before().size();
        InvariantViolation.check(
                position + entries.size() == header.after().size(),
                "the block stored at height " + header.height() + " has " + entries.size() + " entries");
        TreeHasher hasher = new TreeHasher();
        byte[] tile = new byte[0];
        for (int i = 0; i < entries.size(); i++, position++) {
            int slot = (int) (position % TreeEdge.WIDTH);
            if (i == 0 || slot == 0) {
                tile = checkedTile(tip, 0, position / TreeEdge.WIDTH);
            }
            InvariantViolation.check(
                    slot(tile, slot).equals(hasher.leaf(entries.get(i))),
                    "the entry stored at log position " + position + " is not its leaf");
        }
    }

    /** The hashes of a tile that the tip's tree has, at least one; the caller must not change them. */
    byte[] checkedTile(Growth.Tip tip, int level, long index) {
        int width = TreeEdge.width(tip.edge().size(), level, index);
        if (width < TreeEdge.WIDTH) {
            return tip.edge().edgeTile(level);
        }
        TileId id = new TileId(level, index);
        byte[] cached = tiles.get(id);
        if (cached != null) {
            return cached;
        }
        byte[] hashes = readers.read(reader -> reader.tile(level, index));
        byte[] above = checkedTile(tip, level + 1, index / TreeEdge.WIDTH);
        if (hashes == null
                || hashes.length != TreeEdge.WIDTH * Hash.BYTES
                || !slot(above, (int) (index % TreeEdge.WIDTH))
                        .equals(new TreeHasher().perfect(hashes, 0, TreeEdge.WIDTH))) {
            throw new InvariantViolation(
                    "the stored tile " + index + " of level " + level + " is not the one that the level above names");
        }
        tiles.put(id, hashes);
        return hashes;
    }

    private static Hash slot(byte[] tile, int slot) {
        return Hash.at(tile, slot * Hash.BYTES);
    }

    private static long weight(FinalBlock block) {
        long bytes = OBJECT_BYTES;
        for (byte[] entry : block.entries()) {
            bytes += entry.length + OBJECT_BYTES;
        }
        return bytes;
    }
}
