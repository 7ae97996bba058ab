package io.bitcraps.node.runtime.lane;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits in a lane, and whose turn it is. Both kinds of lanes have it, under a lock of their own. */
public final class Turns {

    private final Bounds ofAPeer;
    private final Deque<Runnable> own = new ArrayDeque<>();
    private final List<Peer> peers = new ArrayList<>();
    private int ofPeers;
    private int lastPeer = -1;
    private boolean ownWasLast;

    private record Task(int bytes, Runnable work) {}

    private static final class Peer {
        final Deque<Task> tasks = new ArrayDeque<>();
        int bytes;
        long dropped;
    }

    public Turns(Bounds ofAPeer) {
        this.ofAPeer = ofAPeer;
    }

    public void put(Runnable task) {
        own.add(task);
    }

    /** @return false, and the task is counted as dropped, if the peer has no place left */
    public boolean offer(int peer, int bytes, Runnable task) {
        while (peers.size() <= peer) {
            peers.add(new Peer());
        }
        Peer giver = peers.get(peer);
        if (giver.tasks.size() >= ofAPeer.tasks() || bytes > ofAPeer.bytes() - giver.bytes) {
            giver.dropped++;
            return false;
        }
        giver.tasks.add(new Task(bytes, task));
        giver.bytes += bytes;
        ofPeers++;
        return true;
    }

    /** Takes the task whose turn it is, or null if none waits. */
    public @Nullable Runnable poll() {
        boolean ownIsNext = !own.isEmpty() && (!ownWasLast || ofPeers == 0);
        ownWasLast = ownIsNext;
        return ownIsNext ? own.poll() : pollPeers();
    }

    private @Nullable Runnable pollPeers() {
        for (int i = 0; ofPeers > 0 && i < peers.size(); i++) {
            lastPeer = (lastPeer + 1) % peers.size();
            Peer next = peers.get(lastPeer);
            Task task = next.tasks.poll();
            if (task != null) {
                next.bytes -= task.bytes();
                ofPeers--;
                return task.work();
            }
        }
        return null;
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    public int size() {
        return own.size() + ofPeers;
    }

    public long dropped(int peer) {
        return peer < peers.size() ? peers.get(peer).dropped : 0;
    }

    public long dropped() {
        return peers.stream().mapToLong(peer -> peer.dropped).sum();
    }

    /** Drops everything that waits, uncounted. */
    public void clear() {
        own.clear();
        for (Peer peer : peers) {
            peer.tasks.clear();
            peer.bytes = 0;
        }
        ofPeers = 0;
    }
}
