package io.bitcraps.node.runtime;

import io.bitcraps.command.axon.EventStores;
import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.query.QueryServer;
import io.bitcraps.query.QuerySettings;
import io.bitcraps.query.port.Ingress;
import io.bitcraps.query.port.NodeStatus;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/** The read side inside a node, fed by Axon's event store over the node's own log. */
public final class ReadSide implements AutoCloseable {

    private final EmbeddedEventStore events;
    private final QueryServer server;

    private ReadSide(EmbeddedEventStore events, QueryServer server) {
        this.events = events;
        this.server = server;
    }

    /** Serves when this returns, from whatever height the read model has. */
    public static ReadSide start(
            QuerySettings settings,
            FinalLog log,
            Ingress ingress,
            NodeStatus status,
            byte[] genesisFile,
            ChainId chain) {
        EmbeddedEventStore events = EventStores.embedded(log);
        return new ReadSide(events, QueryServer.start(settings, log, events, ingress, status, genesisFile, chain));
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** Why it no longer folds the log; empty while it does. */
    public String problem() {
        return server.problem();
    }

    @Override
    public void close() {
        server.close();
        events.shutDown();
    }
}
