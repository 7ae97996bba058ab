package io.bitcraps.query.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** Room for 100 bytes of bodies. */
class BodyGateTest {

    private final Semaphore room = new Semaphore(100);
    private final EmbeddedChannel one = new EmbeddedChannel(new BodyGate(room));
    private final EmbeddedChannel other = new EmbeddedChannel(new BodyGate(room));

    private static DefaultHttpContent content(int bytes) {
        return new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[bytes]));
    }

    private static DefaultFullHttpResponse response(HttpResponseStatus status) {
        return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
    }

    @Test
    void takesBodiesUpToTheBoundOverAllConnections() {
        assertTrue(one.writeInbound(content(60)));
        assertTrue(other.writeInbound(content(40)));

        assertEquals(0, room.availablePermits());
        assertTrue(one.isOpen() && other.isOpen());
    }

    @Test
    void asksToComeBackBeyondTheBoundAndCloses() {
        one.writeInbound(content(60));

        assertFalse(other.writeInbound(content(41)), "it goes no further");

        FullHttpResponse refusal = assertInstanceOf(FullHttpResponse.class, other.readOutbound());
        assertEquals(HttpResponseStatus.SERVICE_UNAVAILABLE, refusal.status());
        assertEquals("1", refusal.headers().get("Retry-After"));
        assertTrue(refusal.content().toString(StandardCharsets.UTF_8).contains("\"code\":\"busy\""));
        assertFalse(other.isOpen());
        assertTrue(one.isOpen());
        assertEquals(40, room.availablePermits());
    }

    @Test
    void freesABodyOnceItIsAnswered() {
        one.writeInbound(content(60));

        one.writeOutbound(response(HttpResponseStatus.CONTINUE));
        assertEquals(40, room.availablePermits());

        one.writeOutbound(response(HttpResponseStatus.OK));
        assertEquals(100, room.availablePermits());
    }

    @Test
    void freesTheBodyOfAConnectionThatEnds() {
        one.writeInbound(content(60));

        one.finishAndReleaseAll();

        assertEquals(100, room.availablePermits());
        assertNull(one.readOutbound());
    }
}
