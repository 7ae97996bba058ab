package io.bitcraps.command.consensus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.id.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In lockstep, where every message takes one hop and nothing is lost, no timer is ever needed. */
class LatencyTest {

    private record Sent(int from, int to, Message message) {}

    @ParameterizedTest(name = "{0} validators")
    @ValueSource(ints = {4, 7, 22})
    void aBlockIsFinalEverywhereThreeHopsAfterItWasBuilt(int n) {
        List<Scene> scenes =
                IntStream.range(0, n).mapToObj(self -> Scene.replica(self, n)).toList();
        Block b1 = scenes.get(1).block(1);
        List<Sent> flying = run(scenes, 1, scenes.get(1).on(new Input.Built(new View(1), b1)));

        List<Long> finalAfterHop = new ArrayList<>();
        for (int hop = 1; hop <= 3; hop++) {
            flying = hop(scenes, flying);
            finalAfterHop.add(scenes.stream()
                    .filter(scene -> scene.status().tip().block().equals(b1.id()))
                    .count());
        }

        assertEquals(List.of(0L, 0L, (long) n), finalAfterHop);
    }

    private static List<Sent> hop(List<Scene> scenes, List<Sent> flying) {
        List<Sent> next = new ArrayList<>();
        for (Sent sent : flying) {
            Scene receiver = scenes.get(sent.to());
            next.addAll(run(scenes, sent.to(), receiver.on(receiver.received(sent.from(), sent.message()))));
        }
        return next;
    }

    /** Execution takes no time here. */
    private static List<Sent> run(List<Scene> scenes, int self, List<Effect> effects) {
        List<Sent> sent = new ArrayList<>();
        for (Effect effect : effects) {
            if (effect instanceof Effect.Broadcast(Message message)) {
                IntStream.range(0, scenes.size())
                        .filter(to -> to != self)
                        .forEach(to -> sent.add(new Sent(self, to, message)));
            } else if (effect instanceof Effect.Send(int to, Message message)) {
                sent.add(new Sent(self, to, message));
            } else if (effect instanceof Effect.Verify(Block block)) {
                sent.addAll(run(scenes, self, scenes.get(self).on(new Input.Verified(block.id(), Scene.NOW))));
            }
        }
        return sent;
    }
}
