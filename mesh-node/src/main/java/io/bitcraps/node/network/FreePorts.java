package io.bitcraps.node.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of loopback on which nobody listens now, for networks that live a moment. Taken from below the range out of
 * which systems give a port to a connection that asks for none (32768 to 60999 on Linux, from 49152 elsewhere): such a
 * connection can take a port between our asking and our listening. Each process begins where its number says, so that
 * two at once rarely meet. Any thread.
 */
public final class FreePorts {

    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;
    private static final int STRIDE = 97;

    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * STRIDE % COUNT));

    private FreePorts() {}

    /**
     * The next free one: never one that this process was given before, until all were.
     *
     * @throws UncheckedIOException if none is free
     */
    public static int next() {
        IOException last = new IOException("no port of " + FIRST + " to " + (FIRST + COUNT - 1) + " is free");
        for (int i = 0; i < COUNT; i++) {
            int port = FIRST + NEXT.getAndUpdate(n -> (n + 1) % COUNT);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                last.addSuppressed(e);
            }
        }
        throw new UncheckedIOException(last);
    }

    /** That many, in the order found. */
    public static List<Integer> next(int count) {
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ports.add(next());
        }
        return ports;
    }
}
