package io.bitcraps.node.runtime.link;

import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.mesh.Priority;
import java.util.Map;

/**
 * One peer at one moment, for metrics and health. Counters are read one by one, so they may be a frame apart.
 *
 * @param up whether frames can be sent
 * @param remote the address of the link, empty if down
 * @param waiting frames that wait to be sent
 * @param dropped frames refused or dropped because a queue was full, by class
 */
public record PeerStatus(
        PublicKey key,
        boolean up,
        String remote,
        int waiting,
        Map<Counter, Long> counters,
        Map<Priority, Long> dropped) {

    public PeerStatus {
        counters = Map.copyOf(counters);
        dropped = Map.copyOf(dropped);
    }

    public long count(Counter counter) {
        return counters.getOrDefault(counter, 0L);
    }

    public long dropped(Priority priority) {
        return dropped.getOrDefault(priority, 0L);
    }
}
