package io.bitcraps.node.runtime;

import io.bitcraps.command.block.ChainState;
import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.id.Hash;
import io.bitcraps.node.ingress.Admission;
import io.bitcraps.node.ingress.Mempool;
import io.bitcraps.node.ingress.Rooms;
import io.bitcraps.node.ingress.Tickets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of pending actions: durable blocks make them final, time makes them lost. Keeps the newest durable
 * state. Thread-safe, but blocks come from one thread.
 */
final class Settlement {

    private final Mempool mempool;
    private final Tickets tickets;
    private final Clock clock;
    private volatile Admission.Tip tip;

    Settlement(Mempool mempool, Tickets tickets, Clock clock, ChainState last) {
        this.mempool = mempool;
        this.tickets = tickets;
        this.clock = clock;
        this.tip = new Admission.Tip(last.height().value(), last.timeMs(), last.state());
    }

    /** The newest durable state, as of now: against it actions are admitted. */
    Admission.Tip tip() {
        Admission.Tip now = tip;
        return new Admission.Tip(now.height(), Math.max(now.timeMs(), clock.millis()), now.state());
    }

    /** Blocks that are on disk, in ascending height. */
    void durable(List<ExecutedBlock> blocks) {
        ChainState last = blocks.getLast().after();
        tip = new Admission.Tip(last.height().value(), last.timeMs(), last.state());
        List<SignedAction> actions = blocks.stream()
                .flatMap(block -> block.block().actions().stream())
                .toList();
        List<Hash> lost = mempool.finalized(
                actions, account -> Rooms.of(last, account), last.height().value(), last.timeMs());
        for (ExecutedBlock block : blocks) {
            tickets.settled(positions(block), block.after().height());
        }
        tickets.lost(lost);
    }

    /** @param skewMs how far the clocks of those who make blocks may be behind this one */
    void forgetExpired(long skewMs) {
        tickets.lost(mempool.expire(tip.height(), clock.millis() - skewMs));
    }

    private static Map<Hash, Long> positions(ExecutedBlock block) {
        Map<Hash, Long> positions = new HashMap<>();
        long position = block.block().header().before().size();
        var actions = block.block().actions().iterator();
        for (byte[] entry : block.entries()) {
            if (entry[0] != '{') {
                positions.put(actions.next().ticket(), position);
            }
            position++;
        }
        return positions;
    }
}
