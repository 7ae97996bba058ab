package io.bitcraps.node.runtime;

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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/** The thread that owns the beacon core, apart from consensus, as a pairing takes a millisecond. */
final class BeaconLoop implements AutoCloseable {

    /** Shares and seeds of peers that wait; beyond it they are dropped, and re-sending brings them back. */
    private static final int MAX_WAITING = 4_096;

    private static final byte[] SHARE_TAG = "bitcraps/share/v1\n".getBytes(StandardCharsets.US_ASCII);

    private final Beacon beacon;
    private final ChainId chain;
    private final int self;
    private final SigningKey voteKey;
    private final Consumer<PeerMessage> broadcast;
    private final Consumer<Seed> ready;
    private final Convicted convicted;
    private final Halt halt;
    private final BlockingQueue<Input> queue = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Thread thread;

    /** Told of a validator that sent what no honest one does. */
    interface Convicted {
        void convicted(int validator, String offence);
    }

    BeaconLoop(
            Beacon beacon,
            ChainId chain,
            int self,
            SigningKey voteKey,
            Consumer<PeerMessage> broadcast,
            Consumer<Seed> ready,
            Convicted convicted,
            Halt halt) {
        this.beacon = beacon;
        this.chain = chain;
        this.self = self;
        this.voteKey = voteKey;
        this.broadcast = broadcast;
        this.ready = ready;
        this.convicted = convicted;
        this.halt = halt;
        this.thread = Thread.ofPlatform().name("beacon").unstarted(this::run);
    }

    /** @param unrevealed locks of the durable chain that wait for their seed, from before this start */
    void start(SortedMap<Height, BlockId> unrevealed) {
        thread.start();
        unrevealed.forEach((height, block) -> own(new Input.LocksFinal(height, block)));
    }

    /** Blocks that are final and on disk, in ascending height. */
    void durable(List<ExecutedBlock> blocks) {
        for (ExecutedBlock executed : blocks) {
            executed.block().header().seeds().forEach(seed -> own(new Input.SeedOnChain(seed.height())));
            if (executed.locks() > 0) {
                own(new Input.LocksFinal(
                        executed.block().header().height(), executed.block().id()));
            }
        }
    }

    /** A share whose sender's signature holds. */
    void received(PeerMessage.BeaconShare share) {
        queue.offer(new Input.ShareReceived(share.validator(), share.height(), share.share()));
    }

    void received(int from, PeerMessage.BeaconSeed seed) {
        queue.offer(new Input.SeedReceived(from, seed.seed()));
    }

    void tick() {
        queue.offer(new Input.Tick());
    }

    /** What a validator's vote key signs over a share it sends. */
    static byte[] signedBytes(ChainId chain, Height height, byte[] share) {
        return new BinaryWriter()
                .bytes(SHARE_TAG)
                .text8(chain.text())
                .u64(height.value())
                .bytes(share)
                .toBytes();
    }

    /** The node's own inputs are never dropped. */
    private void own(Input input) {
        try {
            queue.put(input);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the node stops: locks are told again after the next start
        }
    }

    private void run() {
        halt.guard("beacon", () -> {
            while (!Thread.currentThread().isInterrupted()) {
                beacon.on(queue.take()).forEach(this::perform);
            }
        });
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
            case Effect.ConvictBadShare e ->
                convicted.convicted(e.validator(), "a bad beacon share for height " + e.height());
            case Effect.RefuseSeed e ->
                convicted.convicted(e.from(), "a seed for height " + e.height() + " that is not the committee's");
        }
    }

    @Override
    public void close() {
        Threads.stop(thread);
    }
}
