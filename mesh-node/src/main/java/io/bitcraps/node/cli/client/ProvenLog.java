package io.bitcraps.node.cli.client;

import io.bitcraps.events.audit.export.ExportPath;
import io.bitcraps.events.audit.export.Unreadable;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.log.InclusionProof;
import io.bitcraps.events.log.MerkleTree;
import io.bitcraps.events.log.ProofCheck;
import io.bitcraps.events.log.Prover;
import io.bitcraps.events.log.tile.EntryBundle;
import io.bitcraps.events.log.tile.TilePath;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a node's log up to a checkpoint, each proven to be under its root. Reads bundles and tiles that it
 * needs, and keeps the tiles, for a few blocks at most. For one thread.
 */
final class ProvenLog {

    private final NodeClient node;
    private final LogHead head;
    private final Prover prover = new Prover(this::tile);
    private final SortedMap<String, byte[]> tiles = new TreeMap<>();
    private List<byte[]> bundle = List.of();
    private long bundleIndex = -1;

    /** @param head under a quorum of cosignatures */
    ProvenLog(NodeClient node, LogHead head) {
        this.node = node;
        this.head = head;
    }

    /**
     * @param position below the head's size
     * @throws CallFailed if the node does not give the entry, or it is not under the root
     */
    byte[] entry(long position) throws CallFailed {
        try {
            byte[] entry = unproven(position);
            InclusionProof proof = prover.inclusion(position, head.size());
            ProofCheck check = proof.check(MerkleTree.leafHash(entry), head);
            if (check != ProofCheck.VALID) {
                throw ReceiptCheck.refused("entry " + position + ": " + check.sentence());
            }
            return entry;
        } catch (Malformed e) {
            throw ReceiptCheck.refused("entry " + position + ": " + e.getMessage());
        } catch (Unreadable e) {
            throw new CallFailed(CallFailed.UNREACHABLE, e.sentence());
        }
    }

    private byte[] unproven(long position) {
        long index = position / TilePath.FULL;
        if (index != bundleIndex) {
            int width = width(head.size(), index);
            bundle = EntryBundle.decode(file(new TilePath.Entries(index, width)), width);
            bundleIndex = index;
        }
        return bundle.get((int) (position % TilePath.FULL));
    }

    private byte @Nullable [] tile(int level, long index) {
        var path = new TilePath.Hashes(level, index, width(head.size() >>> (Byte.SIZE * level), index));
        return tiles.computeIfAbsent(path.text(), text -> file(path));
    }

    /** Those of {@code count} that are in tile or bundle {@code index}. */
    private static int width(long count, long index) {
        return (int) Math.min(TilePath.FULL, count - index * TilePath.FULL);
    }

    private byte[] file(TilePath path) {
        byte[] file;
        try {
            file = node.file(path.text(), ExportPath.MAX_BYTES);
        } catch (CallFailed e) {
            throw new Unreadable(e.sentence());
        }
        if (file == null) {
            throw new Malformed("the node has no " + path.text());
        }
        return file;
    }
}
