package io.bitcraps.node.runtime.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * Whom to ask for blocks: a few peers at a time and all of them in turn, so that no peer is asked for what another
 * sends already, and none decides alone how fast this node catches up. Who is silent or answers in vain comes last.
 * Pure; one lane's own.
 */
public final class Asking {

    /** Questions open at a time while it is open who has more. */
    static final int AT_ONCE = 2;

    /** A peer is silent when its answer is out for so many ticks: a large one takes its time on a slow link. */
    static final int SILENT_TICKS = 4;

    private final int self;
    private final int committee;
    private final SortedMap<Integer, Integer> waited = new TreeMap<>();
    private final SortedSet<Integer> last = new TreeSet<>();
    private int newest;
    private boolean heard;
    private boolean fetching;

    /** @param committee how many validators there are, of which {@code self} is not asked */
    public Asking(int self, int committee) {
        this.self = self;
        this.committee = committee;
        this.newest = self;
    }

    /**
     * Peers to ask now; from here on their answers are waited for.
     *
     * @param useless peers that are known to have nothing
     */
    List<Integer> next(IntPredicate useless) {
        List<Integer> asked = new ArrayList<>();
        while (waited.size() < (fetching ? 1 : AT_ONCE)) {
            int peer = choose(useless);
            if (peer < 0) {
                break;
            }
            newest = peer;
            waited.put(peer, 0);
            asked.add(peer);
        }
        return asked;
    }

    private int choose(IntPredicate useless) {
        int second = -1;
        for (int i = 1; i <= committee; i++) {
            int peer = (newest + i) % committee;
            if (peer != self && !waited.containsKey(peer) && !useless.test(peer)) {
                if (!last.contains(peer)) {
                    return peer;
                }
                second = second < 0 ? peer : second;
            }
        }
        return second;
    }

    /** Before anybody was heard links are still coming up: then nobody is waited for longer than a tick. */
    void tick() {
        int patience = heard ? SILENT_TICKS : 1;
        waited.replaceAll((peer, ticks) -> ticks + 1);
        boolean someWereSilent = waited.entrySet().removeIf(entry -> {
            boolean silent = entry.getValue() >= patience;
            if (silent && heard) {
                last.add(entry.getKey());
            }
            return silent;
        });
        fetching &= !someWereSilent;
    }

    /** @param blocks whether it brought blocks: then it is enough to ask one peer for more */
    void answered(int peer, boolean blocks) {
        waited.remove(peer);
        last.remove(peer);
        heard = true;
        fetching = blocks;
    }

    /** It has more, by its own word, and sent nothing of it that is of use. */
    void answeredInVain(int peer) {
        waited.remove(peer);
        last.add(peer);
        heard = true;
    }
}
