package io.bitcraps.node.follow.live;

import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.query.port.Ingress;
import java.net.URI;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What a node without a vote can do for writers: name a node that takes writes, and tell what became final. */
public final class FollowedIngress implements Ingress {

    /** Requests that wait for an action at once; beyond it they are answered at once, as if their time were over. */
    private static final int MAX_WAITING = 256;

    private final FinalLog log;
    private final Supplier<URI> writer;
    private final Semaphore waiting = new Semaphore(MAX_WAITING);

    /** @param writer the node that takes writes just now */
    public FollowedIngress(FinalLog log, Supplier<URI> writer) {
        this.log = log;
        this.writer = writer;
    }

    @Override
    public URI elsewhere() {
        return writer.get();
    }

    @Override
    public Submission submit(byte[] jws) {
        return takesNone();
    }

    @Override
    public Submission faucet(PublicKey to, Amount amount) {
        return takesNone();
    }

    private Submission takesNone() {
        return new Submission.Refused("no-writes", "this node only follows: write to " + writer.get());
    }

    /** Final or unknown: what is pending at other nodes is theirs to tell. */
    @Override
    public Ticket ticket(Hash ticket, long waitMs) throws InterruptedException {
        if (waitMs <= 0 || !waiting.tryAcquire()) {
            return look(ticket);
        }
        try {
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMs);
            while (true) {
                Height tip = log.tip(); // before looking: a block that comes in between ends the wait
                Ticket standing = look(ticket);
                long leftMs = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (standing instanceof Ticket.Final || leftMs <= 0) {
                    return standing;
                }
                log.awaitAbove(tip, leftMs);
            }
        } finally {
            waiting.release();
        }
    }

    private Ticket look(Hash ticket) {
        OptionalLong position = log.position(ticket);
        if (position.isEmpty()) {
            return new Ticket.Unknown();
        }
        Height height = Objects.requireNonNull(log.heightAt(position.getAsLong()), "an entry is in a block");
        return new Ticket.Final(position.getAsLong(), height);
    }
}
