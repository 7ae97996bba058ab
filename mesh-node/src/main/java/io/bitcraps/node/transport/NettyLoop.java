package io.bitcraps.node.transport;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A loop on one Netty thread: epoll where the kernel has it, NIO elsewhere. */
public final class NettyLoop implements Loop, AutoCloseable {

    private static final long CLOSE_TIMEOUT_MS = 5_000;

    private final MultiThreadIoEventLoopGroup group;
    private final EventLoop eventLoop;
    private final Consumer<Throwable> onFatal;

    /** @param onFatal told, on the loop's thread, what a task threw; it should stop the node */
    public NettyLoop(Consumer<Throwable> onFatal) {
        this.onFatal = onFatal;
        this.group = new MultiThreadIoEventLoopGroup(
                1, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        this.eventLoop = group.next();
    }

    @Override
    public void execute(Runnable task) {
        try {
            eventLoop.execute(() -> guarded(task));
        } catch (RejectedExecutionException e) {
            // Closed: nothing is left that the task could act on.
        }
    }

    @Override
    public Timer schedule(long delayMs, Runnable task) {
        try {
            Future<?> future = eventLoop.schedule(() -> guarded(task), delayMs, TimeUnit.MILLISECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException e) {
            return () -> {}; // closed, as above
        }
    }

    @Override
    public long nowMs() {
        return System.nanoTime() / 1_000_000;
    }

    @Override
    public boolean inLoop() {
        return eventLoop.inEventLoop();
    }

    /** Stops after the tasks that are due. Must not be called on the loop's own thread. */
    @Override
    public void close() {
        group.shutdownGracefully(0, CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS).awaitUninterruptibly(2 * CLOSE_TIMEOUT_MS);
    }

    EventLoop eventLoop() {
        return eventLoop;
    }

    void fail(Throwable cause) {
        onFatal.accept(cause);
    }

    @SuppressWarnings("IllegalCatch") // Netty would log the bug and go on; ours to stop
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            fail(e);
        }
    }
}
