package io.bitcraps.command.consensus;

import io.bitcraps.events.id.View;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The views above the last final one of which something is known. */
final class Rounds {

    private final int quorum;
    private final TreeMap<View, Round> rounds = new TreeMap<>();

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

    /** Ascending by view. */
    Collection<Round> all() {
        return rounds.values();
    }

    boolean isNullified(View view) {
        Round round = rounds.get(view);
        return round != null && round.nullified();
    }

    /** Forgets the views at or below the floor. */
    void raiseFloor(View floor) {
        rounds.headMap(floor, true).clear();
    }

    int size() {
        return rounds.size();
    }

    int heldVotes() {
        return rounds.values().stream().mapToInt(Round::heldVotes).sum();
    }
}
