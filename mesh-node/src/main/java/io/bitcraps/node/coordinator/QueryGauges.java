package io.bitcraps.node.coordinator;

import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.node.follow.FollowerStatus;
import io.micrometer.core.instrument.Gauge;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/** What can be read off a running query node at any moment. */
final class QueryGauges {

    private QueryGauges() {}

    static void register(NodeMetrics metrics, FinalLog log, Supplier<FollowerStatus> status, List<URI> nodes) {
        metrics.gauge(
                "bitcraps.height",
                "newest final and durable height",
                () -> log.tip().value());
        metrics.gauge(
                "bitcraps.log.entries",
                "entries of the final log",
                () -> log.head().size());
        metrics.gauge(
                "bitcraps.follow.lag",
                "heights that a source claims beyond this node's",
                () -> status.get().lag());
        metrics.gauge(
                "bitcraps.follow.evidence",
                "lies of sources since the start",
                () -> status.get().accusations());
        for (int i = 0; i < nodes.size(); i++) {
            int source = i;
            Gauge.builder("bitcraps.follow.source", status, s -> s.get().source() == source ? 1 : 0)
                    .description("1 for the source in use, else 0")
                    .tag("source", nodes.get(i).toString())
                    .register(metrics.registry());
        }
    }
}
