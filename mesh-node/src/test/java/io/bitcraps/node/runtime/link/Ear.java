package io.bitcraps.node.runtime.link;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.mesh.Parting;
import io.bitcraps.node.mesh.Priority;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Remembers what a mesh tells its listener, for any thread to read. */
final class Ear implements MeshListener {

    /** @param first the frame's first byte */
    record Heard(PublicKey from, Priority priority, int length, byte first) {}

    private final List<Heard> frames = new ArrayList<>();
    private final List<Parting> partings = new ArrayList<>();
    private final Set<PublicKey> up = new LinkedHashSet<>();

    @Override
    public synchronized void onFrame(PublicKey from, Priority priority, byte[] frame) {
        if (!up.contains(from)) {
            throw new IllegalStateException("a frame of a peer that is not up");
        }
        frames.add(new Heard(from, priority, frame.length, frame[0]));
    }

    @Override
    public synchronized void onUp(PublicKey peer) {
        if (!up.add(peer)) {
            throw new IllegalStateException("up twice");
        }
    }

    @Override
    public synchronized void onDown(PublicKey peer, Parting parting) {
        if (!up.remove(peer)) {
            throw new IllegalStateException("down without up");
        }
        partings.add(parting);
    }

    synchronized List<Heard> frames() {
        return List.copyOf(frames);
    }

    synchronized int count() {
        return frames.size();
    }

    synchronized List<Parting> partings() {
        return List.copyOf(partings);
    }

    synchronized Set<PublicKey> up() {
        return Set.copyOf(up);
    }
}
