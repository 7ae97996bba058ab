package io.bitcraps.node.store;

import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.TreeHasher;
import java.util.List;
import java.util.OptionalLong;

/**
 * Reads that are checked up to the tip: a header against its id, its sum and the parent that the next header names; an
 * entry against its leaf; a tile against its hash in the level above; the topmost tiles, held in memory, against the
 * root in the newest header. A disk that lies is thus found by whoever reads the lie. Thread-safe.
 */
final class CheckedReads {

    /** Recent blocks, for the many readers that follow the tip. */
    private static final long BLOCK_CACHE_BYTES = 16L << 20;

    /** Full tiles have 8 KiB: 256 of them. */
    private static final long TILE_CACHE_BYTES = 2L << 20;

    /** What an entry and a block cost on the heap beside their bytes, about. */
    private static final int OBJECT_BYTES = 32;

    private record TileId(int level, long index) {}

    private final SqliteFile file;
    private final CheckedRows rows;
    private final RawTiles raw;
    private final Repairs repairs;
    private final TicketIndex tickets;
    private final BoundedCache<Height, FinalBlock> blocks = new BoundedCache<>(BLOCK_CACHE_BYTES, CheckedReads::weight);
    private final BoundedCache<TileId, byte[]> tiles = new BoundedCache<>(TILE_CACHE_BYTES, tile -> tile.length);

    CheckedReads(SqliteFile file, SqliteReaders readers, BlockId genesis, Repairs repairs) {
        this.file = file;
        this.repairs = repairs;
        rows = new CheckedRows(file, readers, genesis, repairs);
        raw = new RawTiles(readers, rows);
        tickets = new TicketIndex(readers, repairs);
    }

    /** Keeps a block that was just written, so that those who wait for it don't read it back. */
    void remember(FinalBlock block) {
        blocks.put(block.header().height(), block);
    }

    /** The end of a log whose newest block is at {@code newest}. */
    Growth.Tip tip(Height newest) {
        CheckedRows.Row row = rows.header(newest);
        LogHead head = row.header().after();
        TreeEdge edge = raw.edge(head.size());
        return new Growth.Tip(row.id(), row.header(), edge.head().equals(head) ? edge : mendedEdge(newest, head));
    }

    private TreeEdge mendedEdge(Height newest, LogHead head) {
        for (RawTiles.Source source : RawTiles.Source.values()) {
            TreeEdge edge = raw.rebuiltEdge(newest, head.size(), source);
            if (edge.head().equals(head)) {
                repairs.make("its newest tiles are not the tree that its newest header names", writer -> {
                    for (Growth.Tile tile : edge.tiles()) {
                        writer.replaceTile(tile);
                    }
                });
                return edge;
            }
        }
        throw file.damaged(newest, "its newest tiles and entries are not the tree that its newest header names");
    }

    /** @param height at most the tip's */
    FinalBlock block(Growth.Tip tip, Height height) {
        FinalBlock cached = blocks.get(height);
        if (cached != null) {
            return cached;
        }
        CheckedRows.Row row = rows.block(height);
        requireOfThisChain(tip, row);
        List<byte[]> entries = rows.entries(row);
        requireLeaves(tip, row.header(), entries);
        FinalBlock block = new FinalBlock(row.id(), row.header(), entries, row.finality());
        blocks.putIfAbsent(height, block);
        return block;
    }

    /**
     * A block whose entries are not yet compared with the tree, and which the next need not name as its parent.
     *
     * @param height at most the tip's
     */
    FinalBlock blockToFold(Height height) {
        FinalBlock cached = blocks.get(height);
        if (cached != null) {
            return cached;
        }
        CheckedRows.Row row = rows.block(height);
        return new FinalBlock(row.id(), row.header(), rows.entries(row), row.finality());
    }

    /** @param height at most the tip's */
    BlockHeader header(Growth.Tip tip, Height height) {
        FinalBlock cached = blocks.get(height);
        if (cached != null) {
            return cached.header();
        }
        CheckedRows.Row row = rows.header(height);
        requireOfThisChain(tip, row);
        return row.header();
    }

    private void requireOfThisChain(Growth.Tip tip, CheckedRows.Row row) {
        Height height = row.header().height();
        if (!named(tip, height).equals(row.id())) {
            throw file.damaged(height, "the block is not the parent that height " + height.next() + " names");
        }
    }

    private BlockId named(Growth.Tip tip, Height height) {
        if (height.equals(tip.header().height())) {
            return tip.id();
        }
        FinalBlock next = blocks.get(height.next());
        return (next == null ? rows.header(height.next()).header() : next.header()).parent();
    }

    /** @param position below the tip's head */
    Height heightAt(Growth.Tip tip, long position) {
        return rows.heightAt(tip.header().height(), position);
    }

    private void requireLeaves(Growth.Tip tip, BlockHeader header, List<byte[]> entries) {
        long position = header.before().size();
        TreeHasher hasher = new TreeHasher();
        byte[] tile = new byte[0];
        for (int i = 0; i < entries.size(); i++, position++) {
            int slot = (int) (position % TreeEdge.WIDTH);
            if (i == 0 || slot == 0) {
                tile = checkedTile(tip, 0, position / TreeEdge.WIDTH);
            }
            if (!slot(tile, slot).equals(hasher.leaf(entries.get(i)))) {
                throw file.damaged(header.height(), "the entry at log position " + position + " is not its leaf");
            }
        }
    }

    /**
     * The hashes of a tile that the tip's tree has, at least one; the caller must not change them. One that is damaged
     * is made anew from what lies below it.
     */
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
        byte[] above = checkedTile(tip, level + 1, index / TreeEdge.WIDTH);
        Hash hash = slot(above, (int) (index % TreeEdge.WIDTH));
        byte[] stored = raw.tile(level, index);
        byte[] hashes = isWhole(stored, hash) ? stored : mendedTile(tip.header().height(), id, hash);
        tiles.put(id, hashes);
        return hashes;
    }

    private byte[] mendedTile(Height newest, TileId id, Hash hash) {
        String what = "tile " + id.index() + " of level " + id.level() + " is not the one that the level above names";
        for (RawTiles.Source source : RawTiles.Source.values()) {
            byte[] whole = raw.rebuilt(newest, id.level(), id.index(), TreeEdge.WIDTH, source);
            if (isWhole(whole, hash)) {
                repairs.make(what, writer -> writer.replaceTile(new Growth.Tile(id.level(), id.index(), whole)));
                return whole;
            }
        }
        throw file.damaged(what + ", nor are the entries below it");
    }

    private static boolean isWhole(byte[] hashes, Hash hash) {
        return hashes.length == TreeEdge.WIDTH * Hash.BYTES
                && hash.equals(new TreeHasher().perfect(hashes, 0, TreeEdge.WIDTH));
    }

    /** Position of the action with this ticket. */
    OptionalLong position(Growth.Tip tip, Hash ticket) {
        return tickets.position(this, tip, ticket);
    }

    /** See {@link TicketIndex#open}. */
    void openTickets(Growth.Tip tip, boolean all) {
        tickets.open(this, tip, all);
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
