package io.bitcraps.node.transport;

import java.io.IOException;

/** A way to reach other nodes. Implementations pass {@code TransportContract}. */
public interface Transport extends AutoCloseable {

    /** Short ASCII name; both ends of a handshake must mean the same one. */
    String name();

    /** Largest frame in bytes that a widened link carries. */
    int maxFrame();

    /** The thread of every callback. */
    Loop loop();

    /**
     * Accepts links from now on. At most once per transport.
     *
     * @param address as {@link #dial} takes it; port 0 asks for a free one
     * @return the address in fact bound
     */
    String listen(String address, Acceptor acceptor) throws IOException;

    /** Tries once to reach the address; the dialler hears exactly one of its two calls, within a bounded time. */
    void dial(String address, Dialler dialler);

    /** Closes all links and stops listening. On return no callback is running or will run. */
    @Override
    void close();

    /** Answers for links that others began. */
    interface Acceptor {

        Link.Listener onLink(Link link);
    }

    /** Answers for one link that this end begins. */
    interface Dialler {

        Link.Listener onLink(Link link);

        void onRefused(String reason);
    }
}
