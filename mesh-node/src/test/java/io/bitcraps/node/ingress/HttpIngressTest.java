package io.bitcraps.node.ingress;

import io.bitcraps.node.follow.SignedChain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The plain HTTP of a node without a read side. */
class HttpIngressTest implements WritingContract {

    private static final ScriptedIngress INGRESS = new ScriptedIngress();
    private static HttpIngress server;

    @BeforeAll
    static void start() throws IOException {
        server = new HttpIngress(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), INGRESS, new SignedChain(1).files());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    public URI node() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public ScriptedIngress ingress() {
        return INGRESS;
    }
}
