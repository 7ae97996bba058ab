package io.bitcraps.node.transport;

import io.bitcraps.node.mesh.TokenBucket;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Links over TCP. Addresses are {@code host:port}; an IPv6 literal stands in brackets. */
public final class TcpTransport implements Transport {

    /** A proposal carries a block body of up to 1 MiB; the rest is room for its header, certificates and envelopes. */
    public static final int MAX_FRAME_BYTES = (1 << 20) + (1 << 17);

    private static final int BACKLOG = 128;
    /** Little unsent data in the kernel, so that a vote overtakes a proposal in our queues instead of waiting there. */
    private static final long UNSENT_IN_KERNEL_BYTES = 128 * 1024;

    private static final long CLOSE_TIMEOUT_MS = 5_000;

    private final TcpSettings settings;
    private final NettyLoop loop;
    private final byte[] scratch = new byte[MAX_FRAME_BYTES];
    private final Set<TcpLink> links = new LinkedHashSet<>();
    private final TokenBucket accepts;
    private final Bandwidth incoming;
    private final Bandwidth outgoing;
    private int narrowInbound;
    private int inbound;
    private boolean closing;
    private volatile List<Channel> servers = List.of();

    /** @param onFatal told what a callback threw; it should stop the node */
    public TcpTransport(TcpSettings settings, Consumer<Throwable> onFatal) {
        this.settings = settings;
        this.loop = new NettyLoop(onFatal);
        this.accepts = new TokenBucket(settings.acceptsPerSecond(), settings.acceptsPerSecond(), loop.nowMs());
        this.incoming = new Bandwidth(settings.bandwidthMbps(), loop);
        this.outgoing = new Bandwidth(settings.bandwidthMbps(), loop);
    }

    @Override
    public String name() {
        return "tcp";
    }

    @Override
    public int maxFrame() {
        return MAX_FRAME_BYTES;
    }

    @Override
    public Loop loop() {
        return loop;
    }

    @Override
    public String listen(String address, Acceptor acceptor) throws IOException {
        if (!servers.isEmpty()) {
            throw new IllegalStateException("already listening");
        }
        InetSocketAddress local = resolve(address);
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loop.eventLoop())
                .channel(serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childHandler(initializer(channel -> accept(channel, acceptor)));
        var bound = bootstrap.bind(local).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "cannot listen on " + address + ": " + bound.cause().getMessage(), bound.cause());
        }
        servers = List.of(bound.channel());
        InetSocketAddress actual = (InetSocketAddress) bound.channel().localAddress();
        String host = address.substring(0, address.lastIndexOf(':'));
        return host + ":" + actual.getPort();
    }

    /** Names are resolved on a thread of their own: a slow name server must not stop the loop. */
    @Override
    public void dial(String address, Dialler dialler) {
        Thread.ofVirtual().name("resolve " + address).start(() -> {
            try {
                InetSocketAddress remote = resolve(address);
                loop.execute(() -> connect(remote, dialler));
            } catch (IOException e) {
                loop.execute(() -> dialler.onRefused(String.valueOf(e.getMessage())));
            }
        });
    }

    @Override
    public void close() {
        if (loop.inLoop()) {
            throw new IllegalStateException("a transport is not closed by its own loop");
        }
        CountDownLatch closed = new CountDownLatch(1);
        loop.execute(() -> {
            closing = true;
            servers.forEach(TcpLink::shut);
            List.copyOf(links).forEach(TcpLink::close);
            loop.execute(closed::countDown);
        });
        try {
            closed.await(CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        loop.close();
    }

    TcpSettings settings() {
        return settings;
    }

    /** One buffer for all links: they share a thread. */
    byte[] scratch() {
        return scratch;
    }

    Bandwidth incoming() {
        return incoming;
    }

    Bandwidth outgoing() {
        return outgoing;
    }

    void widened(TcpLink link) {
        if (!link.dialled()) {
            narrowInbound--;
        }
    }

    void closed(TcpLink link) {
        if (links.remove(link) && !link.dialled()) {
            inbound--;
            narrowInbound -= link.narrow() ? 1 : 0;
        }
    }

    void fail(Throwable cause) {
        loop.fail(cause);
    }

    private void connect(InetSocketAddress remote, Dialler dialler) {
        Bootstrap bootstrap = new Bootstrap()
                .group(loop.eventLoop())
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, settings.connectMs())
                .option(ChannelOption.AUTO_READ, false)
                .handler(initializer(channel -> {}));
        ChannelFuture _ = bootstrap.connect(remote).addListener((ChannelFutureListener) future -> {
            if (!future.isSuccess()) {
                loop.execute(
                        () -> dialler.onRefused(String.valueOf(future.cause().getMessage())));
            } else if (closing) {
                TcpLink.shut(future.channel());
            } else {
                loop.execute(() -> attach(future.channel(), true, dialler::onLink));
            }
        });
    }

    private void accept(Channel channel, Acceptor acceptor) {
        if (closing || inbound >= settings.maxLinks() || !accepts.take(loop.nowMs())) {
            TcpLink.shut(channel);
            return;
        }
        if (narrowInbound >= settings.maxNarrowLinks()) {
            makeRoom();
        }
        inbound++;
        narrowInbound++;
        attach(channel, false, acceptor);
    }

    /** Who has had the longest to show who it is goes: else a few silent strangers could keep validators out. */
    private void makeRoom() {
        links.stream()
                .filter(link -> link.narrow() && !link.dialled())
                .findFirst()
                .ifPresent(link -> link.close("others wait to show who they are"));
    }

    private void attach(Channel channel, boolean dialled, Acceptor owner) {
        TcpLink link = new TcpLink(this, channel, dialled, owner);
        links.add(link);
        channel.pipeline().addLast(link);
        if (channel.isActive()) {
            channel.config().setAutoRead(true);
        } else {
            link.channelInactive(channel.pipeline().context(link));
        }
    }

    private ChannelInitializer<SocketChannel> initializer(Consumer<Channel> onChannel) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                int bound = settings.writeBoundBytes();
                channel.config().setTcpNoDelay(true);
                channel.config().setKeepAlive(true);
                channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(bound / 4, bound));
                if (channel instanceof EpollSocketChannel) {
                    channel.config().setOption(EpollChannelOption.TCP_NOTSENT_LOWAT, UNSENT_IN_KERNEL_BYTES);
                }
                onChannel.accept(channel);
            }

            @Override
            public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                TcpLink.shut(context.channel());
                if (!(cause instanceof IOException)) {
                    fail(cause);
                }
            }
        };
    }

    private static Class<? extends ServerSocketChannel> serverChannel() {
        return Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    private static InetSocketAddress resolve(String address) throws UnknownHostException {
        int colon = address.lastIndexOf(':');
        if (colon < 1) {
            throw new UnknownHostException("not host:port: " + address);
        }
        try {
            int port = Integer.parseInt(address.substring(colon + 1));
            return new InetSocketAddress(InetAddress.getByName(address.substring(0, colon)), port);
        } catch (IllegalArgumentException e) {
            throw new UnknownHostException("not host:port: " + address);
        }
    }
}
