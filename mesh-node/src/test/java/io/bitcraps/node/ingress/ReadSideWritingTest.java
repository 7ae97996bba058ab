package io.bitcraps.node.ingress;

import io.bitcraps.command.axon.EventStores;
import io.bitcraps.command.block.GenesisChain;
import io.bitcraps.node.network.DealtNetwork;
import io.bitcraps.node.store.MemoryLog;
import io.bitcraps.query.QueryServer;
import io.bitcraps.query.QuerySettings;
import io.bitcraps.query.port.NodeStatus;
import java.net.URI;
import java.util.List;
import java.util.Random;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The writing half of a node with a read side. */
class ReadSideWritingTest implements WritingContract {

    private static final ScriptedIngress INGRESS = new ScriptedIngress();
    private static EmbeddedEventStore events;
    private static QueryServer server;

    private static final class Silent implements NodeStatus {
        @Override
        public String phase() {
            return "Live";
        }

        @Override
        public List<Service> services() {
            return List.of();
        }

        @Override
        public List<Peer> peers() {
            return List.of();
        }
    }

    @BeforeAll
    static void start() {
        Random random = new Random(7);
        DealtNetwork network = DealtNetwork.make(
                new DealtNetwork.Plan("writing", List.of("127.0.0.1:20000"), 1_000, 4, 10, List.of()), length -> {
                    byte[] bytes = new byte[length];
                    random.nextBytes(bytes);
                    return bytes;
                });
        GenesisChain genesis = GenesisChain.of(network.file());
        MemoryLog log = new MemoryLog(genesis.block());
        events = EventStores.embedded(log);
        server = QueryServer.start(
                QuerySettings.inMemory(), log, events, INGRESS, new Silent(), network.file(), genesis.chain());
    }

    @AfterAll
    static void stop() {
        server.close();
        events.shutDown();
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
