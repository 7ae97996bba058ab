package io.bitcraps.command.consensus;

import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Who was heard when: the newest vote of each validator and kind, and how many views were entered before the last new
 * vote. Views that were jumped over don't count: nobody was listened to in them.
 */
final class Heard {

    /** A leader silent for this many of its turns is skipped. */
    static final int SILENT_TURNS = 3;

    private final Setup setup;
    private final List<Map<VoteKind, Vote>> newest = new ArrayList<>();
    private final long[] heardAt;
    private long entered;

    Heard(Setup setup) {
        this.setup = setup;
        this.heardAt = new long[setup.size()];
        for (int i = 0; i < setup.size(); i++) {
            newest.add(new EnumMap<>(VoteKind.class));
        }
    }

    /** Whether no vote of this signer and kind was seen for this view or a later one. */
    boolean isNews(Vote vote) {
        Vote held = newest.get(vote.validator()).get(vote.ballot().kind());
        return held == null || held.ballot().view().compareTo(vote.ballot().view()) < 0;
    }

    void note(Vote vote) {
        if (isNews(vote)) {
            newest.get(vote.validator()).put(vote.ballot().kind(), vote);
            heardAt[vote.validator()] = entered;
        }
    }

    /** A view was entered. */
    void enter() {
        entered++;
    }

    /** At most one of each kind. */
    List<Vote> newest(int validator) {
        return List.copyOf(newest.get(validator).values());
    }

    /**
     * Whether the leader is skipped: it was silent for its last turns while a quorum of others was heard,
     * and it is one of the f most silent ones.
     */
    boolean isSilent(int leader) {
        List<Integer> silent = IntStream.range(0, setup.size())
                .filter(validator -> missed(validator))
                .boxed()
                .sorted(Comparator.comparingLong((Integer validator) -> heardAt[validator])
                        .thenComparing(Comparator.naturalOrder()))
                .limit(setup.committee().faulty())
                .toList();
        long others = IntStream.range(0, setup.size())
                .filter(validator -> validator != leader && !missed(validator))
                .count();
        return silent.contains(leader) && others >= setup.quorum();
    }

    private boolean missed(int validator) {
        return validator != setup.self() && entered - heardAt[validator] > (long) SILENT_TURNS * setup.size();
    }
}
