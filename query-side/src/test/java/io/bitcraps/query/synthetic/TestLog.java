package io.bitcraps.query.synthetic;

import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.events.genesis.GenesisCodec;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Signature;
import io.bitcraps.events.id.View;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.log.EntryCodec;
import io.bitcraps.events.log.Frontier;
import io.bitcraps.events.log.MerkleTree;
import io.bitcraps.events.log.note.Checkpoint;
import io.bitcraps.events.log.note.Origin;
import io.bitcraps.events.log.note.SignatureLine;
import io.bitcraps.events.log.note.SignedNote;
import io.bitcraps.events.log.tile.TileBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A final log in memory. Thread-safe, as the contract asks. */
public final class TestLog implements FinalLog {

    private static final int BLOCK_MS = 200;

    private final TestNetwork network;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<FinalBlock> blocks = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<byte[]> encoded = new ArrayList<>();
    private final List<Height> heights = new ArrayList<>();
    private final Map<Hash, Long> positions = new HashMap<>();
    private final Map<String, byte[]> tiles = new HashMap<>();
    private final TileBuilder tileBuilder =
            new TileBuilder((path, hashes) -> tiles.put(path.level() + "/" + path.index(), hashes));
    private Frontier frontier = Frontier.EMPTY;
    private byte @Nullable [] checkpoint;

    public TestLog(TestNetwork network) {
        this.network = network;
    }

    /** Milliseconds since 1970 of the next block. */
    public long nextTimeMs() {
        return TestNetwork.GENESIS_MS + (long) blocks.size() * BLOCK_MS;
    }

    /** Appends the next block: its opening entry, then these. */
    public Height append(List<? extends Entry> facts, List<Seed> seeds, boolean publishCheckpoint) {
        lock.lock();
        try {
            Height height = new Height(blocks.size());
            BlockId parent =
                    blocks.isEmpty() ? new BlockId(Hash.ZERO) : blocks.getLast().id();
            List<Entry> all = new ArrayList<>();
            int proposer = blocks.size() % TestNetwork.SIZE;
            View view = new View(height.value() + height.value() / 7);
            if (!blocks.isEmpty()) {
                all.add(new Entry.BlockEntry(
                        network.chain(), Epoch.ZERO, height, view, parent, proposer, nextTimeMs()));
            }
            all.addAll(facts);
            LogHead before = frontier.head();
            List<byte[]> bytes = all.stream().map(EntryCodec::encode).toList();
            addEntries(height, all, bytes);
            int actions = (int)
                    facts.stream().filter(Entry.ActionEntry.class::isInstance).count();
            BlockHeader header = new BlockHeader(
                    BlockHeader.VERSION,
                    network.chain(),
                    Epoch.ZERO,
                    height,
                    view,
                    parent,
                    proposer,
                    nextTimeMs(),
                    Hash.ZERO,
                    before,
                    frontier.head(),
                    Hash.ZERO,
                    seeds,
                    actions);
            BlockId id = blocks.isEmpty() ? GenesisCodec.genesisId(network.genesisFile()) : BlockCodec.id(header);
            blocks.add(new FinalBlock(id, header, bytes, blocks.isEmpty() ? null : certificate(view, id)));
            if (publishCheckpoint) {
                checkpoint = cosigned(Checkpoint.of(network.chain(), frontier.head(), height, id));
            }
            grown.signalAll();
            return height;
        } finally {
            lock.unlock();
        }
    }

    private void addEntries(Height height, List<Entry> all, List<byte[]> bytes) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof Entry.ActionEntry(var action)) {
                positions.put(action.ticket(), (long) entries.size());
            }
            entries.add(all.get(i));
            encoded.add(bytes.get(i));
            heights.add(height);
            tileBuilder.add(MerkleTree.leafHash(bytes.get(i)));
        }
        tileBuilder.partials();
        frontier = frontier.appendEntries(bytes);
    }

    private static Certificate certificate(View view, BlockId id) {
        Ballot ballot = new Ballot(VoteKind.FINALIZE, Epoch.ZERO, view, id);
        int absent = (int) (view.value() % TestNetwork.SIZE);
        List<Vote> votes = new ArrayList<>();
        for (int i = 0; i < TestNetwork.SIZE; i++) {
            if (i != absent) {
                votes.add(new Vote(ballot, i, Signature.of(new byte[Signature.BYTES])));
            }
        }
        return new Certificate(ballot, votes);
    }

    private byte[] cosigned(Checkpoint made) {
        List<SignatureLine> lines = new ArrayList<>();
        lines.add(SignatureLine.log(made.origin(), network.logKey(0), made.text()));
        for (int i = 0; i < network.committee().quorum(); i++) {
            String name = Origin.cosigner(network.chain(), i);
            lines.add(SignatureLine.cosignature(name, network.cosignerKey(i), made.text(), nextTimeMs() / 1000));
        }
        return new SignedNote(made.text(), lines).bytes();
    }

    Entry entry(long position) {
        return locked(() -> entries.get((int) position));
    }

    boolean isLastOfBlock(long position) {
        return locked(() ->
                position + 1 == entries.size() || !heights.get((int) position).equals(heights.get((int) position + 1)));
    }

    @Override
    public Height tip() {
        return locked(() -> new Height(blocks.size() - 1));
    }

    @Override
    public LogHead head() {
        return locked(() -> frontier.head());
    }

    @Override
    public @Nullable FinalBlock block(Height height) {
        return this.<@Nullable FinalBlock>locked(
                () -> height.value() < blocks.size() ? blocks.get((int) height.value()) : null);
    }

    @Override
    public @Nullable Height heightAt(long position) {
        return this.<@Nullable Height>locked(() -> position < heights.size() ? heights.get((int) position) : null);
    }

    @Override
    public List<byte[]> entries(long position, int maxEntries, int maxBytes) {
        return locked(() -> {
            int from = (int) Math.min(position, encoded.size());
            return List.copyOf(encoded.subList(from, (int) Math.min(encoded.size(), (long) from + maxEntries)));
        });
    }

    @Override
    public OptionalLong position(Hash ticket) {
        return locked(
                () -> positions.containsKey(ticket) ? OptionalLong.of(positions.get(ticket)) : OptionalLong.empty());
    }

    @Override
    public byte @Nullable [] tile(int level, long index) {
        return this.<byte @Nullable []>locked(() -> tiles.get(level + "/" + index));
    }

    @Override
    public byte @Nullable [] checkpoint() {
        return this.<byte @Nullable []>locked(() -> checkpoint);
    }

    @Override
    public boolean awaitAbove(Height height, long timeoutMs) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(timeoutMs);
        lock.lock();
        try {
            while (blocks.size() - 1 <= height.value() && left > 0) {
                left = grown.awaitNanos(left);
            }
            return blocks.size() - 1 > height.value();
        } finally {
            lock.unlock();
        }
    }

    private interface Look<T extends @Nullable Object> {
        T at();
    }

    private <T extends @Nullable Object> T locked(Look<T> look) {
        lock.lock();
        try {
            return look.at();
        } finally {
            lock.unlock();
        }
    }
}
