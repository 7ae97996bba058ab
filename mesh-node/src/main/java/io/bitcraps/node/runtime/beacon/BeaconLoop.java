package io.bitcraps.node.runtime.beacon;

import io.bitcraps.command.beacon.Beacon;
import io.bitcraps.command.beacon.Effect;
import io.bitcraps.command.beacon.Input;
import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.codec.BinaryWriter;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Height;
import io.bitcraps.node.runtime.lane.Bounds;
import io.bitcraps.node.runtime.lane.Lane;
import io.bitcraps.node.runtime.peer.PeerMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

/** The lane that owns the beacon core, apart from consensus, as a pairing takes a millisecond. */
public final class BeaconLoop implements AutoCloseable {

    /** Shares and seeds that wait for each peer; one has at most a window of heights to tell of at a time. */
    public static final Bounds OF_A_PEER = new Bounds(512, 128 * 1024);

    private static final byte[] SHARE_TAG = "bitcraps/share/v1\n".getBytes(StandardCharsets.US_ASCII);

    private final Lane lane;
    private final Beacon beacon;
    private final ChainId chain;
    private final int self;
    private final SigningKey voteKey;
    private final Consumer<PeerMessage> broadcast;
    private final Consumer<Seed> ready;
    private final Offences offences;

    /** Told of what no honest validator sends. */
    public interface Offences {

        /** A message that this validator signed holds a share that is not its own. */
        void badShare(int validator, Height height);

        /** This validator sent a seed that is not the committee's; it may only have passed it on unchecked. */
        void falseSeed(int from, Height height);
    }

    public BeaconLoop(
            Lane lane,
            Beacon beacon,
            ChainId chain,
            int self,
            SigningKey voteKey,
            Consumer<PeerMessage> broadcast,
            Consumer<Seed> ready,
            Offences offences) {
        this.lane = lane;
        this.beacon = beacon;
        this.chain = chain;
        this.self = self;
        this.voteKey = voteKey;
        this.broadcast = broadcast;
        this.ready = ready;
        this.offences = offences;
    }

    /**
     * @param unrevealed locks of the durable chain that wait for their seed, from before this start
     * @param retryMs how often shares and seeds are sent again
     */
    public void start(SortedMap<Height, BlockId> unrevealed, long retryMs) {
        unrevealed.forEach((height, block) -> own(new Input.LocksFinal(height, block)));
        lane.every(retryMs, () -> feed(new Input.Tick()));
        lane.start();
    }

    /** Blocks that are final and on disk, in ascending height. */
    public void durable(List<ExecutedBlock> blocks) {
        for (ExecutedBlock executed : blocks) {
            executed.block().header().seeds().forEach(seed -> own(new Input.SeedOnChain(seed.height())));
            if (executed.locks() > 0) {
                own(new Input.LocksFinal(
                        executed.block().header().height(), executed.block().id()));
            }
        }
    }

    /**
     * A share whose signature holds.
     *
     * @param from who sent it, whosever share it is
     * @param bytes of its frame
     */
    public void received(int from, int bytes, PeerMessage.BeaconShare share) {
        lane.offer(from, bytes, () -> feed(new Input.ShareReceived(share.validator(), share.height(), share.share())));
    }

    public void received(int from, int bytes, PeerMessage.BeaconSeed seed) {
        lane.offer(from, bytes, () -> feed(new Input.SeedReceived(from, seed.seed())));
    }

    /** What a validator's vote key signs over a share it sends. */
    public static byte[] signedBytes(ChainId chain, Height height, byte[] share) {
        return new BinaryWriter()
                .bytes(SHARE_TAG)
                .text8(chain.text())
                .u64(height.value())
                .bytes(share)
                .toBytes();
    }

    private void own(Input input) {
        lane.put(() -> feed(input));
    }

    private void feed(Input input) {
        beacon.on(input).forEach(this::perform);
    }

    private void perform(Effect effect) {
        switch (effect) {
            case Effect.BroadcastShare e -> {
                byte[] share = e.share().bytes();
                broadcast.accept(new PeerMessage.BeaconShare(
                        e.height(), self, share, voteKey.sign(signedBytes(chain, e.height(), share))));
            }
            case Effect.SeedReady e -> ready.accept(e.seed());
            case Effect.BroadcastSeed e -> broadcast.accept(new PeerMessage.BeaconSeed(e.seed()));
            case Effect.ConvictBadShare e -> offences.badShare(e.validator(), e.height());
            case Effect.RefuseSeed e -> offences.falseSeed(e.from(), e.height());
        }
    }

    @Override
    public void close() {
        lane.close();
    }

    /** Messages of this peer for which there was no place. */
    public long dropped(int peer) {
        return lane.dropped(peer);
    }
}
