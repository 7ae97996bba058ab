package io.bitcraps.node.coordinator;

import io.bitcraps.events.block.Committee;
import io.bitcraps.events.state.StateKey;
import io.bitcraps.events.state.StateValue.Agenda;
import io.bitcraps.node.ingress.Mempool;
import io.bitcraps.node.runtime.Validator;
import io.micrometer.core.instrument.Gauge;
import java.util.List;

/** What can be read off a running node at any moment. */
final class NodeGauges {

    private NodeGauges() {}

    static void register(NodeMetrics metrics, Node node, Mempool mempool, Validator validator, Alerts alerts) {
        metrics.gauge(
                "bitcraps.height",
                "newest final and durable height",
                () -> node.log().tip().value());
        metrics.gauge(
                "bitcraps.log.entries",
                "entries of the final log",
                () -> node.log().head().size());
        metrics.gauge(
                "bitcraps.view",
                "current view of consensus",
                () -> validator.consensusStatus().view().value());
        metrics.gauge("bitcraps.mempool.actions", "actions that wait for a block", mempool::size);
        metrics.gauge("bitcraps.peers.connected", "validators that this one has a link to", node::peersUp);
        metrics.gauge(
                "bitcraps.dropped.consensus",
                "peers' messages for which there was no place",
                () -> validator.dropped().consensus());
        metrics.gauge(
                "bitcraps.dropped.frames",
                "peers' frames for which no verifier was free",
                () -> validator.dropped().frames());
        metrics.gauge(
                "bitcraps.dropped.gossip",
                "own actions that were not shared",
                () -> validator.dropped().gossip());
        List<Committee.Validator> committee =
                node.genesis().genesis().committee().validators();
        for (int i = 0; i < committee.size(); i++) {
            int peer = i;
            for (String place : validator.dropped(peer).keySet()) {
                Gauge.builder(
                                "bitcraps.dropped.of.peer",
                                validator,
                                v -> v.dropped(peer).getOrDefault(place, 0L))
                        .description("messages of a peer for which there was no place")
                        .tag("validator", committee.get(i).name())
                        .tag("place", place)
                        .register(metrics.registry());
            }
        }
        metrics.gauge(
                "bitcraps.active.games",
                "open tables",
                () -> validator.tip().state().get(StateKey.agenda()) instanceof Agenda agenda
                        ? agenda.tablesOpen()
                        : 0);
        metrics.gauge("bitcraps.alerts.lost", "alerts that were not delivered", alerts::lost);
        metrics.gauge(
                "bitcraps.store.waiting",
                "final blocks not yet durable",
                () -> validator.waiting().getOrDefault("publisher", 0));
        metrics.gauge(
                "bitcraps.consensus.waiting",
                "inputs that wait for consensus",
                () -> validator.waiting().getOrDefault("consensus", 0));
    }
}
