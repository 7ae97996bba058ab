package io.bitcraps.node.network;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.ProofOfWork;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.money.Amount;
import io.bitcraps.node.cli.client.CallFailed;
import io.bitcraps.node.cli.client.Chain;
import io.bitcraps.node.cli.client.NodeClient;
import io.bitcraps.node.cli.client.Standing;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A player that transfers to itself, one action after the other, and remembers what nodes called final. */
final class Giver {

    /** What a node answered for the action of these bytes. */
    @SuppressWarnings("ArrayRecordComponent") // read by the tests, never compared
    record Acknowledged(byte[] jws, Standing.Final standing) {}

    private static final long WAIT_MS = 30_000;
    private static final Amount GIVEN = new Amount(1);

    private final SigningKey key;
    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private long nonce;

    /** @param number of the player: the seed of its key */
    Giver(int number) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) number);
        this.key = Ed25519.signingKey(seed);
    }

    Genesis.Allocation allocation() {
        return new Genesis.Allocation(key.publicKey(), Amount.crap(100));
    }

    /** What nodes called final so far. */
    synchronized List<Acknowledged> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** Each final at this node before the next. */
    void give(int times, URI node, Chain chain) throws CallFailed {
        try (NodeClient client = new NodeClient(node)) {
            for (int i = 0; i < times; i++) {
                give(client, chain);
            }
        }
    }

    /** Gives until the node cannot be reached, on a thread of its own; returns once {@code first} are final. */
    Thread keepGiving(int first, URI node, Chain chain) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(first);
        Thread thread = Thread.ofVirtual().start(() -> {
            try (NodeClient client = new NodeClient(node)) {
                while (!Thread.currentThread().isInterrupted()) {
                    give(client, chain);
                    begun.countDown();
                }
            } catch (CallFailed e) {
                // The node was killed, or the test has seen enough: what is remembered up to here is what counts.
            }
        });
        if (!begun.await(WAIT_MS, TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the first " + first + " actions did not become final");
        }
        return thread;
    }

    private void give(NodeClient client, Chain chain) throws CallFailed {
        long proof = nonce == 0
                ? ProofOfWork.solve(
                        key.publicKey(), chain.genesis().parameters().powBits(), 0)
                : Action.NO_PROOF_OF_WORK;
        var action = new Action(
                chain.id(),
                key.publicKey(),
                new Nonce(nonce),
                new Height(50_000),
                Clock.systemUTC().millis() + 600_000,
                proof,
                new ActionBody.Transfer(key.publicKey(), GIVEN, ""));
        byte[] jws = ActionCodec.sign(action, key).jws();
        if (!(client.submit(jws, WAIT_MS) instanceof Standing.Final done)) {
            throw new CallFailed("not-final", "an action of nonce " + nonce + " did not become final");
        }
        synchronized (this) {
            acknowledged.add(new Acknowledged(jws, done));
        }
        nonce++;
    }
}
