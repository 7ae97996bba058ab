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

/** A player that sends the same bytes again, to one node after the other, until one calls them final; then the next. */
final class StubbornGiver {

    private static final long WAIT_MS = 2_000;
    private static final long PAUSE_MS = 50;
    private static final long VALID_HEIGHTS = 50_000;
    private static final long VALID_MS = 3_000_000;

    /** What a node that is catching up says of an account whose newest actions it does not know yet. */
    private static final String BEHIND = "nonce-too-far";

    private final SigningKey key;
    private final List<Giver.Acknowledged> acknowledged = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private long nonce;
    private Height newest = Height.ZERO;

    /** @param number of the player: the seed of its key */
    StubbornGiver(int number) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) number);
        seed[0] = (byte) 0x5B;
        this.key = Ed25519.signingKey(seed);
    }

    Genesis.Allocation allocation() {
        return new Genesis.Allocation(key.publicKey(), Amount.crap(100));
    }

    synchronized List<Giver.Acknowledged> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** What nodes said that an honest player must never hear. */
    synchronized List<String> refusals() {
        return List.copyOf(refusals);
    }

    synchronized int count() {
        return acknowledged.size();
    }

    Thread start(List<URI> nodes, Chain chain) {
        return Thread.ofVirtual().start(() -> {
            List<NodeClient> clients = nodes.stream().map(NodeClient::new).toList();
            try {
                while (stopped.getCount() > 0) {
                    byte[] jws = next(chain);
                    for (int tries = 0; !isFinal(clients.get(tries % clients.size()), jws); tries++) {
                        if (stopped.await(PAUSE_MS, TimeUnit.MILLISECONDS)) {
                            return;
                        }
                    }
                    nonce++;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                clients.forEach(NodeClient::close);
            }
        });
    }

    void stop() {
        stopped.countDown();
    }

    private byte[] next(Chain chain) {
        long proof = nonce == 0
                ? ProofOfWork.solve(
                        key.publicKey(), chain.genesis().parameters().powBits(), 0)
                : Action.NO_PROOF_OF_WORK;
        var action = new Action(
                chain.id(),
                key.publicKey(),
                new Nonce(nonce),
                new Height(newest.value() + VALID_HEIGHTS),
                Clock.systemUTC().millis() + VALID_MS,
                proof,
                new ActionBody.Transfer(key.publicKey(), new Amount(1), ""));
        return ActionCodec.sign(action, key).jws();
    }

    private boolean isFinal(NodeClient client, byte[] jws) {
        try {
            return switch (client.submit(jws, WAIT_MS)) {
                case Standing.Final done -> {
                    acknowledge(jws, done);
                    yield true;
                }
                case Standing.Pending pending -> false;
                case Standing.Busy busy -> false;
                case Standing.Refused refused -> {
                    if (!refused.code().equals(BEHIND)) {
                        refuse(refused.toString());
                    }
                    yield false;
                }
            };
        } catch (CallFailed e) {
            return false; // the node was killed, or is not up yet
        }
    }

    private synchronized void acknowledge(byte[] jws, Standing.Final done) {
        acknowledged.add(new Giver.Acknowledged(jws, done));
        newest = done.height();
    }

    private synchronized void refuse(String what) {
        refusals.add(what);
    }
}
