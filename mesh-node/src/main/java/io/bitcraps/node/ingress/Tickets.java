package io.bitcraps.node.ingress;

import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.query.port.Ingress.Ticket;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Who waits for which action. A ticket is final once its block is durable in this node's log, not before. Thread-safe.
 */
public final class Tickets {

    /** Tickets somebody waits for at once; beyond it {@link #await} answers at once, as if its time were over. */
    private static final int MAX_WAITING = 100_000;

    private final FinalLog log;
    private final Mempool mempool;
    private final Map<Hash, CompletableFuture<Ticket>> waiting = new HashMap<>();

    public Tickets(FinalLog log, Mempool mempool) {
        this.log = log;
        this.mempool = mempool;
    }

    /** Where the action stands now. */
    public Ticket look(Hash ticket) {
        boolean pending = mempool.contains(ticket); // before the log: a block may become durable in between
        OptionalLong position = log.position(ticket);
        if (position.isPresent()) {
            Height height = log.heightAt(position.getAsLong());
            return height == null ? new Ticket.Pending() : new Ticket.Final(position.getAsLong(), height);
        }
        return pending ? new Ticket.Pending() : new Ticket.Unknown();
    }

    /** Waits while the action is pending, for at most {@code waitMs}. */
    public Ticket await(Hash ticket, long waitMs) throws InterruptedException {
        CompletableFuture<Ticket> result;
        synchronized (this) {
            if (waiting.size() >= MAX_WAITING) {
                return look(ticket);
            }
            result = waiting.computeIfAbsent(ticket, key -> new CompletableFuture<>());
        }
        // After registering, so that no settlement falls in between. Whoever makes blocks durable takes their actions
        // out of the mempool before settling, so one that is there has its settlement yet to come: no need to ask disk.
        if (waitMs <= 0 || !mempool.contains(ticket)) {
            Ticket now = look(ticket);
            if (!(now instanceof Ticket.Pending) || waitMs <= 0) {
                settle(ticket, now);
                return now;
            }
        }
        try {
            return result.get(waitMs, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return look(ticket);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a ticket never fails", e);
        }
    }

    /** A durable block, its actions out of the mempool: their tickets are final. */
    public void settled(Map<Hash, Long> positions, Height height) {
        positions.forEach((ticket, position) -> settle(ticket, new Ticket.Final(position, height)));
    }

    /** These actions can never become final. */
    public void lost(Collection<Hash> tickets) {
        tickets.forEach(ticket -> settle(ticket, new Ticket.Unknown()));
    }

    private void settle(Hash ticket, Ticket outcome) {
        if (outcome instanceof Ticket.Pending) {
            return;
        }
        CompletableFuture<Ticket> result;
        synchronized (this) {
            result = waiting.remove(ticket);
        }
        if (result != null) {
            result.complete(outcome);
        }
    }
}
