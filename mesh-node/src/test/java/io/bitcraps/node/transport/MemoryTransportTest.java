package io.bitcraps.node.transport;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;

class MemoryTransportTest implements TransportContract {

    private final Queue<Throwable> fatal = new ConcurrentLinkedQueue<>();
    private final NettyLoop loop = new NettyLoop(fatal::add);

    @AfterEach
    void stop() {
        loop.close();
        Assertions.assertEquals(0, fatal.size());
    }

    @Override
    public Pair open() {
        var network = new MemoryTransport.Network(loop);
        return new Pair(
                new MemoryTransport(network, HANDSHAKE_MS, 20_000),
                new MemoryTransport(network, HANDSHAKE_MS, 20_000),
                "m:0");
    }
}
