package io.bitcraps.node.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;

/**
 * One TCP connection: frames behind a 4-byte big-endian length. Reads stop between two frames while paused: at most
 * one unfinished frame and one read's worth of bytes are held. Reads also stop, and the link is not writable, while
 * all links together have used up their {@link Bandwidth}; what a narrow link says is counted but waits for nothing,
 * as it is little and its time is short.
 */
final class TcpLink extends ChannelInboundHandlerAdapter implements Link {

    private static final int LENGTH_BYTES = 4;

    private final TcpTransport transport;
    private final Channel channel;
    private final boolean dialled;
    private final Link.Listener listener;
    private ByteBuf pending = Unpooled.EMPTY_BUFFER;
    private boolean narrow = true;
    private boolean paused;
    private boolean throttled;
    private boolean delivering;
    private boolean closed;
    private String closeReason = "closed by the remote end";
    private long lastReadMs;
    private Loop.Timer deadline;
    private final Runnable mayWrite = this::onMayWrite;
    private final Runnable mayRead = this::onMayRead;

    TcpLink(TcpTransport transport, Channel channel, boolean dialled, Transport.Acceptor owner) {
        this.transport = transport;
        this.channel = channel;
        this.dialled = dialled;
        this.lastReadMs = transport.loop().nowMs();
        this.deadline = transport.loop().schedule(transport.settings().handshakeMs(), this::onNarrowDeadline);
        this.listener = owner.onLink(this);
    }

    boolean dialled() {
        return dialled;
    }

    boolean narrow() {
        return narrow;
    }

    @Override
    public boolean offer(byte[] source, int offset, int length) {
        if (length < 1 || length > transport.maxFrame()) {
            throw new IllegalArgumentException("a frame has 1 to " + transport.maxFrame() + " bytes, got " + length);
        }
        if (!writable()) {
            return false;
        }
        ByteBuf frame = channel.alloc().directBuffer(LENGTH_BYTES + length);
        frame.writeInt(length).writeBytes(source, offset, length);
        transport.outgoing().count(frame.readableBytes());
        ChannelFuture _ = channel.write(frame, channel.voidPromise()); // a failure comes as exceptionCaught
        return true;
    }

    @Override
    public void flush() {
        channel.flush();
    }

    @Override
    public boolean writable() {
        return !closed
                && channel.isWritable()
                && (narrow || !transport.outgoing().isUsedUp(mayWrite));
    }

    @Override
    public void widen() {
        if (closed || !narrow) {
            return;
        }
        narrow = false;
        transport.widened(this);
        deadline.cancel();
        deadline = transport.loop().schedule(transport.settings().idleMs(), this::onIdleDeadline);
    }

    @Override
    public void pause() {
        paused = true;
        readIfAllowed();
    }

    @Override
    public void resume() {
        if (closed || !paused) {
            return;
        }
        paused = false;
        lastReadMs = transport.loop().nowMs();
        if (!delivering) {
            deliver();
        }
        readIfAllowed();
    }

    @Override
    public void close() {
        close("closed by this end");
    }

    void close(String reason) {
        if (!closed) {
            closeReason = reason;
            channel.flush();
            shut(channel);
        }
    }

    @Override
    public String remote() {
        return String.valueOf(channel.remoteAddress());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        lastReadMs = transport.loop().nowMs();
        transport.incoming().count(bytes.readableBytes());
        if (closed) {
            bytes.release();
            return;
        }
        if (pending.isReadable()) {
            pending = append(pending, bytes);
        } else {
            pending.release();
            pending = bytes;
        }
        if (!delivering) {
            deliver();
        }
        if (!narrow && !closed && transport.incoming().isUsedUp(mayRead)) {
            throttled = true;
            readIfAllowed();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (!closed && channel.isWritable()) {
            listener.onWritable();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (closed) {
            return;
        }
        closed = true;
        deadline.cancel();
        transport.incoming().forget(mayRead);
        transport.outgoing().forget(mayWrite);
        if (!delivering) {
            releasePending();
        }
        transport.closed(this);
        listener.onClosed(closeReason);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            close("connection failed: " + cause.getMessage());
        } else {
            close("bug: " + cause);
            transport.fail(cause);
        }
    }

    /** Whether closing worked is no news: the channel is not used again. */
    static void shut(Channel channel) {
        ChannelFuture _ = channel.close();
    }

    private void onMayRead() {
        throttled = false;
        lastReadMs = transport.loop().nowMs();
        readIfAllowed();
    }

    private void onMayWrite() {
        if (!closed && channel.isWritable()) {
            listener.onWritable();
        }
    }

    private void readIfAllowed() {
        channel.config().setAutoRead(!paused && !throttled);
    }

    /** Hands over whole frames until none is left or the owner pauses or closes. */
    private void deliver() {
        delivering = true;
        try {
            while (!paused && !closed && pending.readableBytes() >= LENGTH_BYTES) {
                int length = pending.getInt(pending.readerIndex());
                int limit = narrow ? NARROW_FRAME_BYTES : transport.maxFrame();
                if (length < 1 || length > limit) {
                    close("a frame of " + Integer.toUnsignedString(length) + " bytes, above " + limit);
                    return;
                }
                if (pending.readableBytes() < LENGTH_BYTES + length) {
                    return;
                }
                byte[] scratch = transport.scratch();
                pending.skipBytes(LENGTH_BYTES).readBytes(scratch, 0, length);
                listener.onFrame(scratch, length);
            }
        } finally {
            delivering = false;
            if (closed || !pending.isReadable()) {
                releasePending();
            }
        }
    }

    /** Grows by doubling up to one frame and one read, so that a large frame is not copied once a read. */
    private ByteBuf append(ByteBuf head, ByteBuf tail) {
        int needed = head.readableBytes() + tail.readableBytes();
        ByteBuf joined = head;
        if (head.refCnt() > 1
                || head.isReadOnly()
                || head.maxWritableBytes() < tail.readableBytes()
                || head.writableBytes() < tail.readableBytes()) {
            int announced = head.readableBytes() >= LENGTH_BYTES ? head.getInt(head.readerIndex()) : 0;
            boolean lawful = !narrow && announced > 0 && announced <= transport.maxFrame();
            int expected = lawful ? Math.min(LENGTH_BYTES + announced, 2 * needed) : needed;
            joined = channel.alloc().directBuffer(Math.max(needed, expected));
            joined.writeBytes(head);
            head.release();
        }
        joined.writeBytes(tail);
        tail.release();
        return joined;
    }

    private void releasePending() {
        pending.release();
        pending = Unpooled.EMPTY_BUFFER;
    }

    private void onNarrowDeadline() {
        close("not authenticated within " + transport.settings().handshakeMs() + " ms");
    }

    private void onIdleDeadline() {
        long idleMs = transport.settings().idleMs();
        long silentMs = paused || throttled ? 0 : transport.loop().nowMs() - lastReadMs;
        if (silentMs >= idleMs) {
            close("silent for " + idleMs + " ms");
        } else {
            deadline = transport.loop().schedule(idleMs - silentMs, this::onIdleDeadline);
        }
    }
}
