package io.bitcraps.node.store;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.CertificateCodec;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Height;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of blocks, each checked by itself: its sum, its header against its id and height. Whether a row is of this chain,
 * and its entries are the tree's, {@link CheckedReads} tells. Thread-safe.
 */
final class CheckedRows {

    private final SqliteFile file;
    private final SqliteReaders readers;
    private final BlockId genesis;
    private final Repairs repairs;

    /** @param bundle the entries, not checked; empty where they were not asked for */
    @SuppressWarnings("ArrayRecordComponent") // handed from read to check, never compared
    record Row(BlockId id, BlockHeader header, @Nullable Certificate finality, byte[] bundle) {

        /** Whether it holds the entry at this position. */
        boolean holds(long position) {
            return header.before().size() <= position
                    && position < header.after().size();
        }
    }

    CheckedRows(SqliteFile file, SqliteReaders readers, BlockId genesis, Repairs repairs) {
        this.file = file;
        this.readers = readers;
        this.genesis = genesis;
        this.repairs = repairs;
    }

    Row block(Height height) {
        return checked(height, readers.read(reader -> reader.block(height.value())));
    }

    /** Without the entries. */
    Row header(Height height) {
        return checked(height, readers.read(reader -> reader.header(height.value())));
    }

    private Row checked(Height height, SqliteReader.@Nullable StoredBlock stored) {
        if (stored == null) {
            throw file.damaged(height, "the block is missing");
        }
        if (!stored.isWhole(height.value())) {
            throw file.damaged(height, "the block's row does not hash to its sum");
        }
        BlockId id = height.equals(Height.ZERO) ? genesis : BlockCodec.id(stored.header());
        if (!Arrays.equals(id.hash().bytes(), stored.id())) {
            throw file.damaged(height, "the header does not hash to its id");
        }
        try {
            BlockHeader header = BlockCodec.header(stored.header());
            if (!header.height().equals(height) || header.before().size() != stored.first()) {
                throw file.damaged(height, "the header is that of height " + header.height());
            }
            return new Row(id, header, finality(stored.certificate(), id, header), stored.entries());
        } catch (Malformed | InvariantViolation e) {
            throw file.damaged(height, "its header or certificate is none: " + e.getMessage());
        }
    }

    private static @Nullable Certificate finality(byte @Nullable [] stored, BlockId id, BlockHeader header) {
        if (stored == null) {
            return null;
        }
        Certificate finality = CertificateCodec.CODEC.decode(stored);
        Growth.requireCertifies(finality, id, header);
        return finality;
    }

    /** The entries of a row, as many as its header says; not yet compared with the tree. */
    List<byte[]> entries(Row row) {
        Height height = row.header().height();
        try {
            List<byte[]> entries = Bundle.decode(row.bundle());
            long expected = row.header().after().size() - row.header().before().size();
            if (entries.size() != expected) {
                throw file.damaged(height, "it holds " + entries.size() + " entries of " + expected);
            }
            return entries;
        } catch (InvariantViolation e) {
            throw file.damaged(height, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Which block holds a position. The index tells, and its answer is compared with the block's header; should it be
     * wrong, the headers tell, and the index is made anew from them.
     *
     * @param newest of all blocks; the position is in one of them
     */
    Height heightAt(Height newest, long position) {
        long hint = readers.read(reader -> reader.heightAt(position));
        if (hint >= 0 && hint <= newest.value()) {
            Height height = new Height(hint);
            if (header(height).holds(position)) {
                return height;
            }
        }
        Height found = search(newest, position);
        repairs.make("the index of blocks by position names a wrong block", SqliteWriter::replaceIndex);
        return found;
    }

    private Height search(Height newest, long position) {
        long low = 0;
        long high = newest.value();
        while (low < high) {
            long middle = (low + high + 1) >>> 1;
            if (header(new Height(middle)).header().before().size() <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        Height height = new Height(low);
        if (!header(height).holds(position)) {
            throw file.damaged(height, "no block holds log position " + position);
        }
        return height;
    }
}
