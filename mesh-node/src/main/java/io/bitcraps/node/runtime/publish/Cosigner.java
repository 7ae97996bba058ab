package io.bitcraps.node.runtime.publish;

import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Committee;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.note.Checkpoint;
import io.bitcraps.events.log.note.NoteKey;
import io.bitcraps.events.log.note.Origin;
import io.bitcraps.events.log.note.SignatureLine;
import io.bitcraps.events.log.note.SignedNote;
import io.bitcraps.node.runtime.lane.Bounds;
import io.bitcraps.node.runtime.lane.Lane;
import io.bitcraps.node.runtime.peer.PeerMessage;
import io.bitcraps.node.runtime.peer.Peers;
import io.bitcraps.node.store.Cosigned;
import io.bitcraps.node.store.LogStore;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Signs the checkpoint of every block that is final and durable here, collects the other validators' cosignatures,
 * and keeps the newest checkpoint that has a quorum of them. A finalize vote is no cosignature: this key never signs
 * two trees. All on a lane of its own, so that neither votes nor the log wait for its disk; every public method
 * may be called from any thread and only posts.
 */
public final class Cosigner implements AutoCloseable {

    /** Heights above the newest published checkpoint for which cosignatures are kept. */
    private static final int MAX_OPEN_HEIGHTS = 1_024;

    /** How far above the own tip a peer's cosignature may be: a little, as the own disk may be slower. */
    private static final int MAX_AHEAD = 64;

    /** Cosignatures of heights this far below the own tip are of no use; with the bound above, none is ever crowded out. */
    private static final int MAX_BEHIND = MAX_OPEN_HEIGHTS - MAX_AHEAD;

    /** Cosignatures that wait for each peer. One that finds no place is lost, as on the wire: re-sending helps. */
    public static final Bounds OF_A_PEER = new Bounds(512, 128 * 1024);

    private final Lane lane;
    private final ChainId chain;
    private final Committee committee;
    private final Keys keys;
    private final SignatureVerifier verifier;
    private final LogStore store;
    private final Clock clock;
    private final Peers peers;
    /** Durable blocks not yet signed, in ascending height; guarded by itself. */
    private final Deque<BlockHeader> unsigned = new ArrayDeque<>();

    private final NavigableMap<Height, SortedMap<Integer, SignatureLine>> open = new TreeMap<>();
    private Height published;
    private PeerMessage.@Nullable Cosignature newestOwn;

    /**
     * The keys a node signs checkpoints with.
     *
     * @param validator own index in the committee, or -1 for a node that only follows
     */
    public record Keys(int validator, @Nullable SigningKey cosigner, SigningKey log) {}

    public Cosigner(
            Lane lane,
            ChainId chain,
            Committee committee,
            Keys keys,
            SignatureVerifier verifier,
            LogStore store,
            Clock clock,
            Peers peers) {
        this.lane = lane;
        this.chain = chain;
        this.committee = committee;
        this.keys = keys;
        this.verifier = verifier;
        this.store = store;
        this.clock = clock;
        this.peers = peers;
        byte[] note = store.checkpoint();
        this.published = note == null
                ? Height.ZERO
                : Checkpoint.parse(SignedNote.parse(note).text()).height();
    }

    /** @param retryMs how often the newest cosignature is sent again while its checkpoint lacks a quorum here */
    public void start(long retryMs) {
        lane.every(retryMs, this::resend);
        lane.start();
    }

    /** Durable blocks, in ascending height. */
    public void durable(List<ExecutedBlock> blocks) {
        blocksToSign(blocks.stream().map(block -> block.block().header()).toList());
    }

    /** From now on this node vouches for what becomes final; for its tip at once, as nobody may have done so. */
    public void live() {
        BlockHeader tip = store.header(store.tip());
        if (tip != null && tip.height().value() > 0) {
            blocksToSign(List.of(tip));
        }
    }

    private void blocksToSign(List<BlockHeader> headers) {
        synchronized (unsigned) {
            if (unsigned.isEmpty()) {
                lane.put(this::cosign);
            }
            unsigned.addAll(headers);
            while (unsigned.size() > MAX_OPEN_HEIGHTS) {
                unsigned.removeFirst();
            }
        }
    }

    /**
     * A validator's own cosignature; it is checked only once a quorum could be complete. One for a checkpoint that is
     * complete here shows that its sender may lack others'.
     *
     * @param bytes of its frame
     */
    public void received(int from, int bytes, PeerMessage.Cosignature message) {
        lane.offer(from, bytes, () -> collect(from, message));
    }

    /** One record on disk vouches for the newest of the blocks that came meanwhile, each gets its signature. */
    private void cosign() {
        List<BlockHeader> blocks;
        synchronized (unsigned) {
            blocks = List.copyOf(unsigned);
            unsigned.clear();
        }
        SigningKey key = keys.cosigner();
        if (key != null && !blocks.isEmpty()) {
            BlockHeader newest = blocks.getLast();
            Cosigned before = store.cosigned();
            long timeS = Math.max(clock.millis() / 1_000, before == null ? 0 : before.timeS());
            var next = new Cosigned(newest.after().size(), newest.after().root(), timeS);
            if (store.recordCosigned(next) == Cosigned.Verdict.RECORDED) {
                blocks.forEach(block -> sign(key, block, timeS));
            }
        }
        publishNewest();
    }

    private void sign(SigningKey key, BlockHeader header, long timeS) {
        String text = checkpoint(header, BlockCodec.id(header)).text();
        SignatureLine line = SignatureLine.cosignature(Origin.cosigner(chain, keys.validator()), key, text, timeS);
        linesAt(header.height()).put(keys.validator(), line);
        newestOwn = new PeerMessage.Cosignature(header.height(), keys.validator(), line.signature());
        peers.broadcast(newestOwn);
    }

    /** Others answer with theirs. */
    private void resend() {
        if (newestOwn != null && newestOwn.height().compareTo(published) > 0) {
            peers.broadcast(newestOwn);
        }
    }

    private void collect(int from, PeerMessage.Cosignature message) {
        if (message.validator() != from) {
            return; // nobody may fill another's place
        }
        if (newestOwn != null
                && message.height().compareTo(published) <= 0
                && message.height().equals(newestOwn.height())) {
            peers.send(from, newestOwn);
            return;
        }
        long above = message.height().value() - store.tip().value();
        boolean relevant = message.height().compareTo(published) > 0 && above <= MAX_AHEAD && above > -MAX_BEHIND;
        if (relevant) {
            NoteKey key = keyOf(message.validator());
            linesAt(message.height())
                    .putIfAbsent(message.validator(), new SignatureLine(key.name(), key.id(), message.timed()));
            while (open.size() > MAX_OPEN_HEIGHTS) {
                open.pollLastEntry();
            }
            publishIfComplete(message.height());
        }
    }

    private void publishNewest() {
        for (Height height : List.copyOf(open.descendingKeySet())) {
            if (publishIfComplete(height)) {
                return;
            }
        }
    }

    private boolean publishIfComplete(Height height) {
        if (height.compareTo(store.tip()) > 0 || !publish(height)) {
            return false;
        }
        published = height;
        open.headMap(height, true).clear();
        return true;
    }

    private boolean publish(Height height) {
        SortedMap<Integer, SignatureLine> lines = linesAt(height);
        if (lines.size() < committee.quorum()) {
            return false;
        }
        BlockHeader header = store.header(height);
        if (header == null) {
            return false;
        }
        String text = checkpoint(header, BlockCodec.id(header)).text();
        lines.entrySet().removeIf(line -> !line.getValue().verifies(keyOf(line.getKey()), text, verifier));
        if (lines.size() < committee.quorum()) {
            return false;
        }
        List<SignatureLine> signatures = new ArrayList<>();
        signatures.add(SignatureLine.log(Origin.of(chain), keys.log(), text));
        signatures.addAll(lines.values());
        store.putCheckpoint(new SignedNote(text, signatures).bytes());
        return true;
    }

    private SortedMap<Integer, SignatureLine> linesAt(Height height) {
        return open.computeIfAbsent(height, key -> new TreeMap<>());
    }

    private NoteKey keyOf(int validator) {
        return new NoteKey(
                Origin.cosigner(chain, validator),
                NoteKey.Kind.COSIGNER,
                committee.validators().get(validator).cosignerKey());
    }

    private Checkpoint checkpoint(BlockHeader header, BlockId id) {
        return Checkpoint.of(chain, header.after(), header.height(), id);
    }

    /** What is not signed yet stays unsigned: the next block's checkpoint covers it. */
    @Override
    public void close() {
        lane.close();
    }

    /** Messages of this peer for which there was no place. */
    public long dropped(int peer) {
        return lane.dropped(peer);
    }
}
