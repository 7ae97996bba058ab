package io.bitcraps.node.coordinator;

import io.bitcraps.command.block.ExecutedBlock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;

/** What a node tells Prometheus. Thread-safe. */
final class NodeMetrics {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Timer startup = Timer.builder("bitcraps.app.startup.duration")
            .description("from the node's construction, after the JVM's own start, to live")
            .serviceLevelObjectives(
                    Duration.ofMillis(100),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10))
            .register(registry);
    private final Counter messages = Counter.builder("bitcraps.messages.processed")
            .description("frames of peers taken")
            .register(registry);
    private final Counter failures = Counter.builder("bitcraps.consensus.failures")
            .description("evidence against validators, lost journals, halts")
            .register(registry);
    private final Counter actions = Counter.builder("bitcraps.actions.final").register(registry);
    private final Counter blocks = Counter.builder("bitcraps.blocks.final").register(registry);
    private final Timer finality = Timer.builder("bitcraps.finality.latency")
            .description("from a block's time to its finality here")
            .publishPercentiles(0.5, 0.9, 0.99)
            .register(registry);

    void started(Duration duration) {
        startup.record(duration);
    }

    void frame() {
        messages.increment();
    }

    void failure() {
        failures.increment();
    }

    void finalized(ExecutedBlock block, long nowMs) {
        blocks.increment();
        actions.increment(block.block().actions().size());
        finality.record(Duration.ofMillis(Math.max(0, nowMs - block.after().timeMs())));
    }

    void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    /** 1 while the service works, else 0. */
    void serviceHealth(Service service) {
        Gauge.builder("bitcraps.service.health", service, s -> s.complaint().isEmpty() ? 1 : 0)
                .tag("service_name", service.name())
                .register(registry);
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    String scrape() {
        return registry.scrape();
    }
}
