package io.bitcraps.query.connection;

import io.bitcraps.query.api.Writing;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.Semaphore;

/**
 * Counts what one connection's bodies keep in memory, from when their bytes come until an answer is out, and refuses
 * what finds no room. It counts by connection: an answer frees all that the connection has counted, so that of
 * pipelined requests the later ones may go uncounted for a while. One connection's own, on its event loop.
 */
final class BodyGate extends ChannelDuplexHandler {

    private final Semaphore room;
    private int taken;
    private boolean refused;

    /** @param room bytes free for bodies, of all connections together */
    BodyGate(Semaphore room) {
        this.room = room;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (refused) {
            ReferenceCountUtil.release(message);
            return;
        }
        int bytes = message instanceof HttpContent content ? content.content().readableBytes() : 0;
        if (bytes > 0 && !room.tryAcquire(bytes)) {
            ReferenceCountUtil.release(message);
            refuse(context);
            return;
        }
        taken += bytes;
        context.fireChannelRead(message);
    }

    private void refuse(ChannelHandlerContext context) {
        refused = true;
        Writing.Answer answer = Writing.Answer.noRoom();
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.SERVICE_UNAVAILABLE, Unpooled.wrappedBuffer(answer.body()));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, answer.mediaType())
                .set(HttpHeaderNames.CONTENT_LENGTH, answer.body().length)
                .set(HttpHeaderNames.RETRY_AFTER, answer.retryAfterSeconds())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        boolean goOn = message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL; // 100-continue ends no answer
        super.write(context, message, promise);
        if (message instanceof LastHttpContent && !goOn) {
            free();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        free();
        context.fireChannelInactive();
    }

    private void free() {
        room.release(taken);
        taken = 0;
    }
}
