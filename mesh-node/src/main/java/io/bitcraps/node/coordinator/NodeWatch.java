package io.bitcraps.node.coordinator;

import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.node.runtime.Validator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes down what happens to the validator: in metrics, health, snapshots and the node's log. */
final class NodeWatch implements Validator.Observer {

    private static final Logger LOG = LoggerFactory.getLogger(NodeWatch.class);

    private final NodeMetrics metrics;
    private final NodeHealth health;
    private final NodeStorage storage;
    private final Alerts alerts;
    private final Clock clock;
    private final long startedNanos = System.nanoTime();
    private final CountDownLatch live = new CountDownLatch(1);

    NodeWatch(NodeMetrics metrics, NodeHealth health, NodeStorage storage, Alerts alerts, Clock clock) {
        this.metrics = metrics;
        this.health = health;
        this.storage = storage;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** Whether the validator became live within the time. */
    boolean awaitLive(Duration patience) throws InterruptedException {
        return live.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void finalized(ExecutedBlock block) {
        metrics.finalized(block, clock.millis());
    }

    @Override
    public void durable(List<ExecutedBlock> blocks) {
        storage.durable(blocks.getLast().after());
    }

    @Override
    public void live() {
        storage.endAbstention();
        Duration taken = Duration.ofNanos(System.nanoTime() - startedNanos);
        health.enter(Phase.LIVE);
        metrics.started(taken);
        LOG.info("live at height {} after {} ms", storage.log().tip(), taken.toMillis());
        live.countDown();
    }

    @Override
    public void accused(String sentence) {
        LOG.error("evidence: {}", sentence);
        metrics.failure();
        alerts.raise(Alert.Cause.EVIDENCE, sentence);
    }

    @Override
    public void following(String reason) {
        LOG.error("this validator only follows: {}", reason);
        metrics.failure();
        health.failed("this validator only follows: " + reason);
        alerts.raise(Alert.Cause.ONLY_FOLLOWS, reason);
    }
}
