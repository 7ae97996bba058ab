package io.bitcraps.command.consensus;

import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.id.View;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The views above the last final one of which something is known. The certified ones and the runs of nullified ones
 * are kept apart: after hours of nullified views no rule walks over them.
 */
final class Rounds {

    private final int quorum;
    private final TreeMap<View, Round> rounds = new TreeMap<>();
    private final TreeMap<View, Round> certified = new TreeMap<>();
    /** First to last view of each run of nullified views; no two runs touch. */
    private final TreeMap<View, View> nullified = new TreeMap<>();

    private int heldVotes;

    Rounds(int quorum) {
        this.quorum = quorum;
    }

    @Nullable
    Round get(View view) {
        return rounds.get(view);
    }

    Round open(View view) {
        return rounds.computeIfAbsent(view, v -> new Round(v, quorum));
    }

    /** Those with a notarized or final block, ascending by view. */
    Collection<Round> certified() {
        return certified.values();
    }

    /** The same, from the newest down. */
    Collection<Round> certifiedDescending() {
        return certified.descendingMap().values();
    }

    /** The newest view below this one with a notarized or final block, or null. */
    @Nullable
    Round certifiedBelow(View view) {
        Map.Entry<View, Round> below = certified.lowerEntry(view);
        return below == null ? null : below.getValue();
    }

    /** The first view from this one on that is not known to be nullified. */
    View notNullifiedFrom(View view) {
        Map.Entry<View, View> run = nullified.floorEntry(view);
        return run == null || run.getValue().compareTo(view) < 0
                ? view
                : run.getValue().next();
    }

    /** The first view of the run of nullified views that ends with this one, or the view after it if it is none. */
    View nullifiedSince(View view) {
        Map.Entry<View, View> run = nullified.floorEntry(view);
        return run == null || run.getValue().compareTo(view) < 0 ? view.next() : run.getKey();
    }

    void add(Vote vote) {
        if (open(vote.ballot().view()).add(vote)) {
            heldVotes++;
        }
    }

    void certify(Certificate certificate) {
        View view = certificate.ballot().view();
        Round round = open(view);
        round.certify(certificate);
        if (round.certifiedBlock() != null) {
            certified.put(view, round);
        }
        if (round.nullified()) {
            nullify(view);
        }
    }

    /** Forgets the views at or below the floor. */
    void raiseFloor(View floor) {
        Map<View, Round> below = rounds.headMap(floor, true);
        heldVotes -= below.values().stream().mapToInt(Round::heldVotes).sum();
        below.clear();
        certified.headMap(floor, true).clear();
        Map.Entry<View, View> last = nullified.floorEntry(floor);
        nullified.headMap(floor, true).clear();
        if (last != null && last.getValue().compareTo(floor) > 0) {
            nullified.put(floor.next(), last.getValue());
        }
    }

    int size() {
        return rounds.size();
    }

    int heldVotes() {
        return heldVotes;
    }

    private void nullify(View view) {
        if (notNullifiedFrom(view).compareTo(view) > 0) {
            return;
        }
        View last = notNullifiedFrom(view.next());
        View first = view.value() == 0 ? view : nullifiedSince(new View(view.value() - 1));
        nullified.remove(view.next());
        nullified.put(first, last.value() == view.value() + 1 ? view : new View(last.value() - 1));
    }
}
