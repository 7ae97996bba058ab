package io.bitcraps.node.transport;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Links inside one process: the same bounds as elsewhere, no sockets. All transports of a {@link Network} share a loop. */
public final class MemoryTransport implements Transport {

    public static final int MAX_FRAME_BYTES = TcpTransport.MAX_FRAME_BYTES;

    /** Bytes a link holds before it is no longer writable. */
    static final int WRITE_BOUND_BYTES = 256 * 1024;

    private final Network network;
    private final int handshakeMs;
    private final int idleMs;
    private final Set<End> links = new LinkedHashSet<>();
    private boolean closed;

    /**
     * @param handshakeMs how long a link may stay narrow
     * @param idleMs how long a widened link may be silent
     */
    public MemoryTransport(Network network, int handshakeMs, int idleMs) {
        this.network = network;
        this.handshakeMs = handshakeMs;
        this.idleMs = idleMs;
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public int maxFrame() {
        return MAX_FRAME_BYTES;
    }

    @Override
    public Loop loop() {
        return network.loop;
    }

    @Override
    public String listen(String address, Acceptor acceptor) throws IOException {
        return network.bind(this, address, acceptor);
    }

    @Override
    public void dial(String address, Dialler dialler) {
        network.loop.execute(() -> {
            Network.Listening there = network.at(address);
            if (there == null || closed) {
                dialler.onRefused("nobody listens on " + address);
                return;
            }
            End near = new End(this, address);
            End far = new End(there.transport(), "dialled");
            near.join(far);
            far.open(there.acceptor());
            near.open(dialler::onLink);
        });
    }

    @Override
    public void close() {
        network.loop.execute(() -> {
            closed = true;
            network.unbind(this);
            List.copyOf(links).forEach(End::close);
        });
    }

    /** Who listens where. */
    public static final class Network {

        private record Listening(String address, MemoryTransport transport, Acceptor acceptor) {}

        private final Loop loop;
        private final List<Listening> listening = new java.util.concurrent.CopyOnWriteArrayList<>();

        public Network(Loop loop) {
            this.loop = loop;
        }

        private synchronized String bind(MemoryTransport transport, String address, Acceptor acceptor)
                throws IOException {
            String actual = address.endsWith(":0")
                    ? address.substring(0, address.length() - 1) + (1 + listening.size())
                    : address;
            if (at(actual) != null) {
                throw new IOException("address in use: " + actual);
            }
            listening.add(new Listening(actual, transport, acceptor));
            return actual;
        }

        private void unbind(MemoryTransport transport) {
            listening.removeIf(entry -> entry.transport() == transport);
        }

        private @Nullable Listening at(String address) {
            for (Listening entry : listening) {
                if (entry.address().equals(address)) {
                    return entry;
                }
            }
            return null;
        }
    }

    /** One end of a link; frames offered here wait in the queue of the far end. */
    private static final class End implements Link {

        private final MemoryTransport transport;
        private final String remote;
        private final Queue<byte[]> unflushed = new ArrayDeque<>();
        private final Queue<byte[]> arrived = new ArrayDeque<>();
        private End far = this;
        private Link.Listener listener = Silent.INSTANCE;
        private Loop.Timer deadline = () -> {};
        private long lastReadMs;
        private int unread;
        private boolean blocked;
        private boolean narrow = true;
        private boolean paused;
        private boolean closed;
        private boolean delivering;

        End(MemoryTransport transport, String remote) {
            this.transport = transport;
            this.remote = remote;
            this.lastReadMs = transport.loop().nowMs();
        }

        void join(End other) {
            far = other;
            other.far = this;
        }

        void open(Acceptor owner) {
            transport.links.add(this);
            deadline = transport.loop().schedule(transport.handshakeMs, () -> close("not authenticated in time"));
            listener = owner.onLink(this);
        }

        @Override
        public boolean offer(byte[] source, int offset, int length) {
            if (length < 1 || length > MAX_FRAME_BYTES) {
                throw new IllegalArgumentException("a frame has 1 to " + MAX_FRAME_BYTES + " bytes, got " + length);
            }
            if (!writable()) {
                blocked = true;
                return false;
            }
            byte[] frame = new byte[length];
            System.arraycopy(source, offset, frame, 0, length);
            unflushed.add(frame);
            far.unread += length;
            return true;
        }

        @Override
        public void flush() {
            if (unflushed.isEmpty()) {
                return;
            }
            far.arrived.addAll(unflushed);
            unflushed.clear();
            transport.loop().execute(far::deliver);
        }

        @Override
        public boolean writable() {
            boolean writable = !closed && far.unread <= WRITE_BOUND_BYTES;
            blocked |= !writable;
            return writable;
        }

        @Override
        public void widen() {
            if (!closed && narrow) {
                narrow = false;
                deadline.cancel();
                deadline = transport.loop().schedule(transport.idleMs, this::onIdleDeadline);
            }
        }

        @Override
        public void pause() {
            paused = true;
        }

        @Override
        public void resume() {
            if (paused && !closed) {
                paused = false;
                lastReadMs = transport.loop().nowMs();
                transport.loop().execute(this::deliver);
            }
        }

        @Override
        public void close() {
            close("closed by this end");
        }

        @Override
        public String remote() {
            return remote;
        }

        private void close(String reason) {
            if (closed) {
                return;
            }
            flush();
            closed = true;
            deadline.cancel();
            arrived.clear();
            transport.links.remove(this);
            transport.loop().execute(() -> listener.onClosed(reason));
            transport.loop().execute(() -> far.close("closed by the remote end"));
        }

        private void deliver() {
            if (delivering) {
                return;
            }
            delivering = true;
            while (!paused && !closed && !arrived.isEmpty()) {
                byte[] frame = arrived.remove();
                unread -= frame.length;
                lastReadMs = transport.loop().nowMs();
                if (frame.length > (narrow ? NARROW_FRAME_BYTES : MAX_FRAME_BYTES)) {
                    close("a frame of " + frame.length + " bytes on a narrow link");
                } else {
                    listener.onFrame(frame, frame.length);
                }
            }
            delivering = false;
            if (far.blocked && far.writable()) {
                far.blocked = false;
                transport.loop().execute(far.listener::onWritable);
            }
        }

        private void onIdleDeadline() {
            long silentMs = paused ? 0 : transport.loop().nowMs() - lastReadMs;
            if (silentMs >= transport.idleMs) {
                close("silent for " + transport.idleMs + " ms");
            } else {
                deadline = transport.loop().schedule(transport.idleMs - silentMs, this::onIdleDeadline);
            }
        }
    }

    /** Hears what happens before an owner is there, which is nothing. */
    private enum Silent implements Link.Listener {
        INSTANCE;

        @Override
        public void onFrame(byte[] buffer, int length) {}

        @Override
        public void onWritable() {}

        @Override
        public void onClosed(String reason) {}
    }
}
