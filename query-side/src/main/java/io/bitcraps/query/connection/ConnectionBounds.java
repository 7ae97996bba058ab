package io.bitcraps.query.connection;

import io.bitcraps.query.api.Writing;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/** Closes connections beyond {@link #MAX} at once, and has the bodies of the others counted. Thread-safe. */
@Singleton
final class ConnectionBounds implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    /** Connections at once, whatever they are used for; as many as the plain HTTP of a node without a read side has. */
    static final int MAX = 2_000;

    private final Semaphore connections = new Semaphore(MAX);
    private final Semaphore room = new Semaphore(Writing.MAX_BODIES_BYTES);

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        NettyServerCustomizer.Registry registry = event.getBean();
        registry.register(new Listener());
        return registry;
    }

    private final class Listener implements NettyServerCustomizer {
        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            if (role != ChannelRole.CONNECTION) {
                return this;
            }
            if (connections.tryAcquire()) {
                channel.closeFuture().addListener(closed -> connections.release());
            } else {
                ChannelFuture _ = channel.close();
            }
            return new Connection(channel);
        }
    }

    private final class Connection implements NettyServerCustomizer {

        private final Channel channel;

        Connection(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void onStreamPipelineBuilt() {
            channel.pipeline()
                    .addBefore(
                            ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND, "bitcraps-bodies", new BodyGate(room));
        }
    }
}
