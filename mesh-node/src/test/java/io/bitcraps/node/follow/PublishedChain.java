package io.bitcraps.node.follow;

import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.node.ingress.HttpIngress;
import io.bitcraps.query.log.LogFiles;
import io.bitcraps.query.port.Ingress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** A chain's log as a validator without a read side serves it; writes are taken and stay pending. */
public final class PublishedChain implements AutoCloseable {

    private final HttpIngress ingress;

    public PublishedChain(SignedChain chain) throws IOException {
        this(chain.files());
    }

    public PublishedChain(LogFiles files) throws IOException {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        ingress = new HttpIngress(anyPort, new PendingForEver(), files);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + ingress.port());
    }

    @Override
    public void close() {
        ingress.close();
    }

    private static final class PendingForEver implements Ingress {
        @Override
        public Submission submit(byte[] jws) {
            return new Submission.Accepted(Sha256.hash(jws));
        }

        @Override
        public Ticket ticket(Hash ticket, long waitMs) {
            return new Ticket.Pending();
        }

        @Override
        public Submission faucet(PublicKey to, Amount amount) {
            return new Submission.Refused("no-faucet", "no tokens here");
        }
    }
}
