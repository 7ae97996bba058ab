package io.bitcraps.node.coordinator;

import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.events.block.Evidence;
import io.bitcraps.events.state.StateTrie;
import io.bitcraps.events.state.StateValue.Conviction;
import io.bitcraps.node.runtime.Validator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes down what happens to the validator: in metrics, health, snapshots and the node's log. */
final class NodeWatch implements Validator.Observer {

    private static final Logger LOG = LoggerFactory.getLogger(NodeWatch.class);

    private final NodeMetrics metrics;
    private final NodeHealth health;
    private final NodeStorage storage;
    private final Alerts alerts;
    private final Convictions convictions;
    private final Clock clock;
    private volatile Consumer<Evidence> reporter = evidence -> {};
    private volatile Runnable cutOff = () -> {};
    private final long startedNanos = System.nanoTime();
    private final CountDownLatch live = new CountDownLatch(1);

    NodeWatch(
            NodeMetrics metrics,
            NodeHealth health,
            NodeStorage storage,
            Alerts alerts,
            Convictions convictions,
            Clock clock) {
        this.metrics = metrics;
        this.health = health;
        this.storage = storage;
        this.alerts = alerts;
        this.convictions = convictions;
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
        judged(blocks.getLast().after().state());
    }

    /** Before anything becomes durable: who puts evidence on chain, and who cuts off those it convicts. */
    void connect(Consumer<Evidence> toReporter, Runnable toMesh) {
        reporter = toReporter;
        cutOff = toMesh;
    }

    /** Takes notice of the convictions in the state. */
    void judged(StateTrie state) {
        List<Conviction> fresh = convictions.update(state);
        if (fresh.isEmpty()) {
            return;
        }
        health.convicted(convictions.sentences());
        for (Conviction conviction : fresh) {
            String sentence = convictions.sentence(conviction);
            LOG.error("evidence on chain: {}", sentence);
            alerts.raise(Alert.Cause.EVIDENCE, sentence);
        }
        cutOff.run();
    }

    @Override
    public void evidence(Evidence evidence) {
        reporter.accept(evidence);
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
        health.accused(sentence);
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
