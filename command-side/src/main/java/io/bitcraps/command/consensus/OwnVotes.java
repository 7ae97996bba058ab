package io.bitcraps.command.consensus;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.id.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The votes in the journal above the floor. What may be cast is decided by what was ever cast, never by the current
 * view: this carries agreement across restarts.
 */
final class OwnVotes {

    private final TreeMap<View, Map<VoteKind, Vote>> votes = new TreeMap<>();
    private final boolean nullifyExcludesFinalize;
    private View floor;

    OwnVotes(View floor, boolean nullifyExcludesFinalize) {
        this.floor = floor;
        this.nullifyExcludesFinalize = nullifyExcludesFinalize;
    }

    @Nullable
    Vote get(View view, VoteKind kind) {
        Map<VoteKind, Vote> cast = votes.get(view);
        return cast == null ? null : cast.get(kind);
    }

    /** At most one notarize a view, ever, and none after nullify or finalize. */
    boolean mayNotarize(View view) {
        return view.compareTo(floor) > 0 && !votes.containsKey(view);
    }

    /** Never after finalize. */
    boolean mayNullify(View view) {
        return view.compareTo(floor) > 0
                && get(view, VoteKind.NULLIFY) == null
                && (get(view, VoteKind.FINALIZE) == null || !nullifyExcludesFinalize);
    }

    /** Never after nullify, nor against the own notarize. */
    boolean mayFinalize(Ballot finalize) {
        View view = finalize.view();
        Vote notarize = get(view, VoteKind.NOTARIZE);
        return view.compareTo(floor) > 0
                && get(view, VoteKind.NULLIFY) == null
                && get(view, VoteKind.FINALIZE) == null
                && (notarize == null
                        || java.util.Objects.equals(notarize.ballot().block(), finalize.block()));
    }

    boolean may(Ballot ballot) {
        return switch (ballot.kind()) {
            case NOTARIZE -> mayNotarize(ballot.view());
            case NULLIFY -> mayNullify(ballot.view());
            case FINALIZE -> mayFinalize(ballot);
        };
    }

    /** @throws InvariantViolation if the vote contradicts the journal */
    void cast(Vote vote) {
        InvariantViolation.check(may(vote.ballot()), "a vote would contradict the journal");
        restore(vote);
    }

    /** Takes a vote from the journal, where every vote is lawful. */
    void restore(Vote vote) {
        votes.computeIfAbsent(vote.ballot().view(), v -> new EnumMap<>(VoteKind.class))
                .put(vote.ballot().kind(), vote);
    }

    boolean contains(Ballot ballot) {
        Vote vote = get(ballot.view(), ballot.kind());
        return vote != null && vote.ballot().equals(ballot);
    }

    /** At most two. */
    Collection<Vote> of(View view) {
        Map<VoteKind, Vote> cast = votes.get(view);
        return cast == null ? List.of() : cast.values();
    }

    /** Of the views from {@code first} to {@code last}, ascending. */
    List<Vote> between(View first, View last) {
        List<Vote> between = new ArrayList<>();
        votes.subMap(first, true, last, true).values().forEach(cast -> between.addAll(cast.values()));
        return between;
    }

    void raiseFloor(View newFloor) {
        floor = newFloor;
        votes.headMap(newFloor, true).clear();
    }
}
