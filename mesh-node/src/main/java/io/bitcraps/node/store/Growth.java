package io.bitcraps.node.store;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one append adds to a log: the check before the write, and everything that is to be written. */
final class Growth {

    /** The newest block and the tree's right edge after it. Immutable. */
    record Tip(BlockId id, BlockHeader header, TreeEdge edge) {}

    /** One block in the form in which it is stored. */
    @SuppressWarnings("ArrayRecordComponent") // handed from check to write, never compared
    record Row(FinalBlock block, byte[] header, byte[] bundle) {
        long height() {
            return block.header().height().value();
        }

        long first() {
            return block.header().before().size();
        }
    }

    record Ticket(Hash hash, long position) {}

    @SuppressWarnings("ArrayRecordComponent") // handed from check to write, never compared
    record Tile(int level, long index, byte[] hashes) {}

    private record TileId(int level, long index) implements Comparable<TileId> {
        @Override
        public int compareTo(TileId other) {
            return level != other.level ? Integer.compare(level, other.level) : Long.compare(index, other.index);
        }
    }

    private final List<Row> rows = new ArrayList<>();
    private final List<Ticket> tickets = new ArrayList<>();
    private final Map<TileId, Tile> tiles = new TreeMap<>();
    private Tip tip;

    private Growth(Tip tip) {
        this.tip = tip;
    }

    /** @throws InvariantViolation if the genesis block is not one */
    static Growth genesis(FinalBlock genesis) {
        LogHead empty = TreeEdge.EMPTY.head();
        require(
                genesis.header().height().equals(Height.ZERO)
                        && genesis.header().before().equals(empty),
                genesis,
                "opens no log: height and log size before it must be 0");
        Growth growth = new Growth(new Tip(genesis.id(), genesis.header(), TreeEdge.EMPTY));
        growth.add(genesis, BlockCodec.headerBytes(genesis.header()));
        return growth;
    }

    /** @throws InvariantViolation if a block does not follow the one before it */
    static Growth of(Tip tip, List<FinalBlock> blocks) {
        Growth growth = new Growth(tip);
        for (FinalBlock block : blocks) {
            byte[] header = BlockCodec.headerBytes(block.header());
            growth.requireSuccessor(block, header);
            growth.add(block, header);
        }
        return growth;
    }

    /** @throws IllegalArgumentException if there are none, or more than one append takes */
    static void requireBounded(List<FinalBlock> blocks) {
        if (blocks.isEmpty() || blocks.size() > LogStore.MAX_BLOCKS_PER_APPEND) {
            throw new IllegalArgumentException(
                    "an append takes 1 to " + LogStore.MAX_BLOCKS_PER_APPEND + " blocks, got " + blocks.size());
        }
    }

    Tip tip() {
        return tip;
    }

    List<Row> rows() {
        return rows;
    }

    List<Ticket> tickets() {
        return tickets;
    }

    Collection<Tile> tiles() {
        return tiles.values();
    }

    private void requireSuccessor(FinalBlock block, byte[] headerBytes) {
        BlockHeader header = block.header();
        require(
                header.height().equals(tip.header.height().next()),
                block,
                "does not follow height " + tip.header.height());
        require(header.chain().equals(tip.header.chain()), block, "is of another chain than " + tip.header.chain());
        require(header.parent().equals(tip.id), block, "has another parent than " + tip.id);
        require(
                header.before().equals(tip.header.after()),
                block,
                "names another log before it than its parent leaves");
        require(BlockCodec.id(headerBytes).equals(block.id()), block, "has a header that does not hash to its id");
    }

    private void add(FinalBlock block, byte[] header) {
        Certificate finality = block.finality();
        if (finality != null) {
            requireCertifies(finality, block.id(), block.header());
        }
        List<Ticket> added = tickets(block);
        int actions = added.size();
        require(actions == block.header().actions(), block, "holds " + actions + " actions, its header says otherwise");
        tickets.addAll(added);
        TreeEdge edge = tip.edge.grownBy(
                block.entries(),
                (level, index, hashes) -> tiles.put(new TileId(level, index), new Tile(level, index, hashes)));
        require(edge.head().equals(block.header().after()), block, "has entries that are not the log its header names");
        rows.add(new Row(block, header, Bundle.encode(block.entries())));
        tip = new Tip(block.id(), block.header(), edge);
    }

    /** Of the actions of a block, in order. */
    static List<Ticket> tickets(FinalBlock block) {
        List<Ticket> tickets = new ArrayList<>();
        long position = block.header().before().size();
        for (byte[] entry : block.entries()) {
            if (isAction(entry)) {
                tickets.add(new Ticket(Sha256.hash(entry), position));
            }
            position++;
        }
        return tickets;
    }

    /** An action is a JWS in compact form and can't open with a brace; every other entry is a JSON object. */
    private static boolean isAction(byte[] entry) {
        return entry.length > 0 && entry[0] != '{';
    }

    /** @throws InvariantViolation unless the certificate says that this block is final */
    static void requireCertifies(Certificate finality, BlockId id, BlockHeader header) {
        InvariantViolation.check(
                finality.ballot().kind() == VoteKind.FINALIZE
                        && finality.ballot().epoch().equals(header.epoch())
                        && id.equals(finality.ballot().block()),
                "the certificate kept for height " + header.height() + " is for " + finality.ballot());
    }

    private static void require(boolean holds, FinalBlock block, String what) {
        InvariantViolation.check(
                holds, "block " + block.id() + " at height " + block.header().height() + " " + what);
    }
}
