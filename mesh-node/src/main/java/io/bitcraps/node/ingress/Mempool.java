package io.bitcraps.node.ingress;

import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.PublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Admitted actions that wait for a block: at most {@code capacity}, one per account and nonce, in order of arrival.
 * Neither an account nor the peers that may be faulty can fill it. An action of a lost block was never taken out, so it
 * is pending again by itself. Thread-safe; no method blocks for longer than a pass over the pool.
 */
public final class Mempool {

    /** How far ahead of the account's next nonce an action may be. */
    public static final int NONCE_WINDOW = 16;

    /** Actions of one account: its next nonce and the window after it. */
    public static final int MAX_PER_ACCOUNT = NONCE_WINDOW + 1;

    private final int capacity;
    private final int maxPerPeer;
    private final Map<Hash, Place> byTicket = new LinkedHashMap<>();
    private final Map<PublicKey, TreeMap<Long, Hash>> byAccount = new LinkedHashMap<>();
    private final Map<PublicKey, Integer> byPeer = new HashMap<>();
    private final Map<PublicKey, Long> nextNonces;

    /** @param peer who shared it; null for one of this node's own clients */
    private record Place(SignedAction action, @Nullable PublicKey peer) {}

    /** A peer may hold it all. */
    public Mempool(int capacity) {
        this(capacity, 0);
    }

    /** @param faulty how many peers together must not be able to fill it: each may hold one part of that many and one */
    public Mempool(int capacity, int faulty) {
        this.capacity = capacity;
        this.maxPerPeer = Math.max(1, capacity / (faulty + 1));
        this.nextNonces = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<PublicKey, Long> eldest) {
                return size() > capacity;
            }
        };
    }

    /** What came of {@link #add}. */
    public enum Added {
        ADDED,
        ALREADY_THERE,
        /** Became final, or another with its nonce did, after it was checked. */
        NONCE_USED,
        NONCE_TAKEN,
        /** Its account or its peer holds as many places as one may. */
        TOO_MANY,
        FULL
    }

    /**
     * What an account could still do on a chain.
     *
     * @param nextNonce of its next action
     * @param actions how many the next block may hold of it, by number and by what it can pay; 0 or more
     */
    public record Room(long nextNonce, long actions) {}

    /** As {@link #add(SignedAction, PublicKey)}, for one of this node's own clients. */
    public Added add(SignedAction action) {
        return add(action, null);
    }

    /**
     * The action must have passed every check of {@link Admission}.
     *
     * @param peer who shared it; null for one of this node's own clients
     */
    public synchronized Added add(SignedAction action, @Nullable PublicKey peer) {
        PublicKey account = action.action().account();
        long nonce = action.action().nonce().value();
        if (byTicket.containsKey(action.ticket())) {
            return Added.ALREADY_THERE;
        }
        if (nonce < nextNonces.getOrDefault(account, 0L)) {
            return Added.NONCE_USED;
        }
        if (isTaken(account, nonce, action.ticket())) {
            return Added.NONCE_TAKEN;
        }
        if (holdsTooMany(account, peer)) {
            return Added.TOO_MANY;
        }
        if (isFull()) {
            return Added.FULL;
        }
        byAccount.computeIfAbsent(account, key -> new TreeMap<>()).put(nonce, action.ticket());
        byTicket.put(action.ticket(), new Place(action, peer));
        if (peer != null) {
            byPeer.merge(peer, 1, Integer::sum);
        }
        return Added.ADDED;
    }

    /** Whether the account, or the peer if there is one, holds as many places as one may. */
    public synchronized boolean holdsTooMany(PublicKey account, @Nullable PublicKey peer) {
        TreeMap<Long, Hash> ofAccount = byAccount.get(account);
        return ofAccount != null && ofAccount.size() >= MAX_PER_ACCOUNT
                || peer != null && byPeer.getOrDefault(peer, 0) >= maxPerPeer;
    }

    /**
     * The lowest nonce from {@code next} on with which no action of the account is pending.
     *
     * @param next the account's next nonce in a final state, be it an old one
     */
    public synchronized long freeNonce(PublicKey account, long next) {
        TreeMap<Long, Hash> ofAccount = byAccount.getOrDefault(account, new TreeMap<>());
        long nonce = Math.max(next, nextNonces.getOrDefault(account, 0L));
        while (ofAccount.containsKey(nonce)) {
            nonce++;
        }
        return nonce;
    }

    /** Whether this (account, nonce) is taken by another action than {@code ticket}. */
    public synchronized boolean isTaken(PublicKey account, long nonce, Hash ticket) {
        TreeMap<Long, Hash> ofAccount = byAccount.get(account);
        Hash there = ofAccount == null ? null : ofAccount.get(nonce);
        return there != null && !there.equals(ticket);
    }

    public synchronized boolean contains(Hash ticket) {
        return byTicket.containsKey(ticket);
    }

    public synchronized @Nullable SignedAction get(Hash ticket) {
        Place place = byTicket.get(ticket);
        return place == null ? null : place.action();
    }

    /**
     * An action from its bytes, which are taken over: most that come in a block are here already and need no second
     * parsing.
     *
     * @throws io.bitcraps.events.codec.Malformed unless the bytes are exactly the JWS of an action
     */
    public SignedAction parse(byte[] jws) {
        SignedAction here = jws.length > SignedAction.MAX_BYTES ? null : get(Sha256.hash(jws));
        return here == null ? ActionCodec.parse(jws) : here;
    }

    public synchronized boolean isFull() {
        return byTicket.size() >= capacity;
    }

    public synchronized int size() {
        return byTicket.size();
    }

    /**
     * At most {@code max} actions that can follow each other from their accounts' next nonces, by age of the account's
     * oldest place. What waits behind a gap, or can't be paid, takes no place: else a few poor accounts could fill
     * every list for as long as their actions are valid.
     *
     * @param room of an account on the chain that they are to follow
     */
    public synchronized List<SignedAction> executable(int max, Function<PublicKey, Room> room) {
        List<SignedAction> executable = new ArrayList<>(Math.min(max, byTicket.size()));
        Map<PublicKey, Room> left = new HashMap<>();
        for (Place place : byTicket.values()) {
            if (executable.size() == max) {
                break;
            }
            PublicKey account = place.action().action().account();
            Room now = left.computeIfAbsent(account, room);
            Hash ticket = now.actions() == 0 ? null : indexOf(account).get(now.nextNonce());
            if (ticket != null) {
                executable.add(known(ticket));
                left.put(account, new Room(now.nextNonce() + 1, now.actions() - 1));
            }
        }
        return executable;
    }

    /**
     * Takes out what no block after this height and time can hold any more.
     *
     * @return tickets of what was taken out
     */
    public synchronized List<Hash> expire(long height, long timeMs) {
        List<SignedAction> dead = byTicket.values().stream()
                .map(Place::action)
                .filter(action -> action.action().validUntilHeight().value() <= height
                        || action.action().validUntilMs() <= timeMs)
                .toList();
        dead.forEach(this::remove);
        return dead.stream().map(SignedAction::ticket).toList();
    }

    /**
     * Takes out what became final, and what can't be included any more: of the accounts touched, used nonces, or
     * everything if they can pay for nothing; and all that expired at this height and block time.
     *
     * @param room of an account after these actions
     * @return tickets of the actions taken out without having become final
     */
    public synchronized List<Hash> finalized(
            Collection<SignedAction> actions, Function<PublicKey, Room> room, long height, long timeMs) {
        for (SignedAction action : actions) {
            remove(action);
        }
        List<SignedAction> dead = new ArrayList<>();
        for (SignedAction action : actions) {
            PublicKey account = action.action().account();
            Room now = room.apply(account);
            long next = now.nextNonce();
            nextNonces.remove(account); // and to the end again: the eldest is forgotten first
            nextNonces.put(account, next);
            TreeMap<Long, Hash> ofAccount = byAccount.get(account);
            if (ofAccount != null) {
                SortedMap<Long, Hash> hopeless = now.actions() == 0 ? ofAccount : ofAccount.headMap(next);
                List<SignedAction> gone =
                        hopeless.values().stream().map(this::known).toList();
                gone.forEach(this::remove);
                dead.addAll(gone);
            }
        }
        List<Hash> lost = new ArrayList<>(expire(height, timeMs));
        dead.forEach(action -> lost.add(action.ticket()));
        return lost;
    }

    private SortedMap<Long, Hash> indexOf(PublicKey account) {
        return Objects.requireNonNull(byAccount.get(account), "both indexes hold the same accounts");
    }

    private SignedAction known(Hash ticket) {
        return Objects.requireNonNull(byTicket.get(ticket), "both indexes hold the same tickets")
                .action();
    }

    private void remove(SignedAction action) {
        Place place = byTicket.remove(action.ticket());
        if (place == null) {
            return;
        }
        if (place.peer() != null) {
            byPeer.computeIfPresent(place.peer(), (peer, held) -> held == 1 ? null : held - 1);
        }
        PublicKey account = action.action().account();
        TreeMap<Long, Hash> ofAccount = byAccount.get(account);
        if (ofAccount != null) {
            ofAccount.remove(action.action().nonce().value(), action.ticket());
            if (ofAccount.isEmpty()) {
                byAccount.remove(account);
            }
        }
    }
}
