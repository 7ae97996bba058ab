package io.bitcraps.node.ingress;

import io.bitcraps.events.log.note.Policy;
import io.bitcraps.node.follow.SignedChain;
import io.bitcraps.query.log.LogFiles;
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
        var chain = new SignedChain(1);
        var policy = Policy.of(
                chain.genesis.chain(), chain.genesis.genesis().committee());
        server = new HttpIngress(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                INGRESS,
                new LogFiles(chain.log, chain.network.file(), policy));
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
