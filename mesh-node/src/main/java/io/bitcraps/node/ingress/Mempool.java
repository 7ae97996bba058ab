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
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Admitted actions that wait for a block: at most {@code capacity}, one per account and nonce, in order of arrival.
 * An action of a lost block was never taken out, so it is pending again by itself. Thread-safe; no method blocks for
 * longer than a pass over the pool.
 */
public final class Mempool {

    /** How far ahead of the account's next nonce an action may be. */
    public static final int NONCE_WINDOW = 16;

    private final int capacity;
    private final Map<Hash, SignedAction> byTicket = new LinkedHashMap<>();
    private final Map<PublicKey, TreeMap<Long, Hash>> byAccount = new LinkedHashMap<>();

    public Mempool(int capacity) {
        this.capacity = capacity;
    }

    /** What came of {@link #add}. */
    public enum Added {
        ADDED,
        ALREADY_THERE,
        NONCE_TAKEN,
        FULL
    }

    /** The action must have passed every check of {@link Admission}. */
    public synchronized Added add(SignedAction action) {
        if (byTicket.containsKey(action.ticket())) {
            return Added.ALREADY_THERE;
        }
        if (byTicket.size() >= capacity) {
            return Added.FULL;
        }
        TreeMap<Long, Hash> ofAccount =
                byAccount.computeIfAbsent(action.action().account(), account -> new TreeMap<>());
        if (ofAccount.putIfAbsent(action.action().nonce().value(), action.ticket()) != null) {
            return Added.NONCE_TAKEN;
        }
        byTicket.put(action.ticket(), action);
        return Added.ADDED;
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
        return byTicket.get(ticket);
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
     * oldest place. What waits behind a gap takes no place.
     *
     * @param nextNonce of an account on the chain that they are to follow
     */
    public synchronized List<SignedAction> executable(int max, ToLongFunction<PublicKey> nextNonce) {
        List<SignedAction> executable = new ArrayList<>(Math.min(max, byTicket.size()));
        Map<PublicKey, Long> next = new HashMap<>();
        for (SignedAction action : byTicket.values()) {
            if (executable.size() == max) {
                break;
            }
            PublicKey account = action.action().account();
            long nonce = next.computeIfAbsent(account, nextNonce::applyAsLong);
            Hash ticket = indexOf(account).get(nonce);
            if (ticket != null) {
                executable.add(known(ticket));
                next.put(account, nonce + 1);
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
                .filter(action -> action.action().validUntilHeight().value() <= height
                        || action.action().validUntilMs() <= timeMs)
                .toList();
        dead.forEach(this::remove);
        return dead.stream().map(SignedAction::ticket).toList();
    }

    /**
     * Takes out what became final, and what can never be included any more: nonces below {@code nextNonce} of the
     * accounts touched, and everything expired at this height and block time.
     *
     * @return tickets of the actions taken out without having become final
     */
    public synchronized List<Hash> finalized(
            Collection<SignedAction> actions, ToLongFunction<PublicKey> nextNonce, long height, long timeMs) {
        for (SignedAction action : actions) {
            remove(action);
        }
        List<SignedAction> dead = new ArrayList<>();
        for (SignedAction action : actions) {
            PublicKey account = action.action().account();
            TreeMap<Long, Hash> ofAccount = byAccount.get(account);
            if (ofAccount != null) {
                ofAccount.headMap(nextNonce.applyAsLong(account)).values().forEach(t -> dead.add(known(t)));
            }
        }
        dead.forEach(this::remove);
        List<Hash> lost = new ArrayList<>(expire(height, timeMs));
        dead.forEach(action -> lost.add(action.ticket()));
        return lost;
    }

    private SortedMap<Long, Hash> indexOf(PublicKey account) {
        return Objects.requireNonNull(byAccount.get(account), "both indexes hold the same accounts");
    }

    private SignedAction known(Hash ticket) {
        return Objects.requireNonNull(byTicket.get(ticket), "both indexes hold the same tickets");
    }

    private void remove(SignedAction action) {
        if (byTicket.remove(action.ticket()) == null) {
            return;
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
