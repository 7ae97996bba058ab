package io.bitcraps.node.runtime.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.id.Height;
import io.bitcraps.node.runtime.Stage;
import io.bitcraps.node.runtime.lane.Bounds;
import io.bitcraps.node.runtime.lane.Lane;
import io.bitcraps.node.store.LogStore;
import io.bitcraps.node.store.MemoryLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PublisherTest {

    private final Stage stage = new Stage(5, Publisher.MAX_WAITING + 10);
    private final List<ExecutedBlock> blocks = stage.executed();
    private final LogStore store = new MemoryLog(stage.chain.genesis.block());
    private final Lane source = stage.lanes.lane("source", Bounds.NO_PEERS);
    private final List<Integer> groups = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final Publisher publisher = new Publisher(
            stage.lanes.lane("publisher", Bounds.NO_PEERS),
            List.of(source),
            store,
            durable -> groups.add(durable.size()));

    /** Block {@code height} with its own certificate. */
    private void publish(int height) {
        Certificate finality = Objects.requireNonNull(stage.chain.log.block(new Height(height)))
                .finality();
        publisher.publish(blocks.get(height - 1), finality);
    }

    /** Whether the lane that brings blocks would begin a task. */
    private boolean sourceRuns() {
        int before = done.size();
        source.put(() -> done.add("task"));
        stage.passMs(1);
        return done.size() > before;
    }

    @Test
    void holdsItsSourcesFromTheBoundOnUntilTheDiskHasCaughtUp() {
        source.start();
        for (int height = 1; height < Publisher.MAX_WAITING; height++) {
            publish(height);
        }
        assertEquals(true, sourceRuns());

        publish(Publisher.MAX_WAITING);
        assertEquals(false, sourceRuns());

        publisher.start();
        stage.passMs(1);

        assertEquals(new Height(Publisher.MAX_WAITING), store.tip());
        assertEquals(0, publisher.waiting());
        assertEquals(List.of("task", "task"), done, "what waited runs");
    }

    @Test
    void doesNotHoldThemForBlocksWhoseCertificateOnlyTheyCanBring() {
        source.start();
        publisher.start();

        for (int height = 1; height <= Publisher.MAX_WAITING + 1; height++) {
            publisher.publish(blocks.get(height - 1), null);
        }
        assertEquals(true, sourceRuns());
        assertEquals(Height.ZERO, store.tip());

        publish(Publisher.MAX_WAITING + 2);
        stage.passMs(1);

        assertEquals(new Height(Publisher.MAX_WAITING + 2), store.tip());
        assertEquals(List.of(Publisher.MAX_WAITING + 2), groups, "one transaction, up to the certificate");
    }

    @Test
    void writesSeveralBlocksInOneTransactionAndTellsOfEach() {
        for (int height = 1; height <= 70; height++) {
            publish(height);
        }

        publisher.start();
        stage.passMs(1);

        assertEquals(List.of(Publisher.MAX_GROUP, 70 - Publisher.MAX_GROUP), groups);
    }

    @Test
    void passesOverABlockThatAnotherSourceBroughtBefore() {
        publisher.start();

        publish(1);
        publish(1);
        publish(2);
        stage.passMs(1);

        assertEquals(new Height(2), store.tip());
    }

    @Test
    void refusesAGap() {
        publish(1);

        assertThrows(InvariantViolation.class, () -> publish(3));
    }
}
