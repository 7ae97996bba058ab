package io.bitcraps.node.follow;

import io.bitcraps.events.id.Height;
import java.util.List;

/**
 * The sources and when each may be asked. One is in use; the others are looked at now and then, so that a source that
 * holds blocks back does not go unnoticed.
 */
final class Sources {

    /** Between two looks at a source that is not in use, while the one in use is idle. */
    static final long LOOK_AGAIN_MS = 1_000;

    /** How long a source is skipped that has less than what is verified. */
    static final long STALE_MS = 5_000;

    /** After so long without a look at another, one is looked at though the source in use gives blocks. */
    static final long LOOK_ELSEWHERE_MS = 10_000;

    /** Waits after failures in a row: doubling from the first to the last. */
    static final long FIRST_BACKOFF_MS = 250;

    static final long MAX_BACKOFF_MS = 30_000;

    /** How long a liar is not asked. */
    static final long ASIDE_MS = 3_600_000;

    private static final class State {
        private final String name;
        private boolean greeted;
        private boolean heard;
        private long claimed;
        private long notBeforeMs = Long.MIN_VALUE;
        private int failures;
        private String trouble = "";
        private long askedMs;
        private long waitMs;

        State(String name) {
            this.name = name;
        }
    }

    private final List<State> states;
    private int inUse;
    private int turn;
    private long lookedElsewhereMs = Long.MIN_VALUE;

    Sources(List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a follower needs a source");
        }
        states = names.stream().map(State::new).toList();
    }

    String name(int source) {
        return states.get(source).name;
    }

    int inUse() {
        return inUse;
    }

    /** Whose turn it is, or -1 if none may be asked now. */
    int turn(long nowMs) {
        int source = isUsable(turn, nowMs) ? turn : usableAfter(turn, nowMs);
        return isUsable(source, nowMs) ? source : -1;
    }

    /** When the first may be asked again. */
    long nextMs() {
        return states.stream().mapToLong(state -> state.notBeforeMs).min().orElseThrow();
    }

    boolean isGreeted(int source) {
        return states.get(source).greeted;
    }

    void greeted(int source) {
        states.get(source).greeted = true;
    }

    /** Whether the source said that it has nothing above this height. */
    boolean isLevel(int source, Height height) {
        State state = states.get(source);
        return state.heard && state.claimed <= height.value();
    }

    void asked(int source, long waitMs, long nowMs) {
        State state = states.get(source);
        state.askedMs = nowMs;
        state.waitMs = waitMs;
    }

    void answered(int source) {
        State state = states.get(source);
        state.failures = 0;
        state.trouble = "";
    }

    void claimed(int source, Height tip) {
        State state = states.get(source);
        state.heard = true;
        state.claimed = tip.value();
    }

    /** It gave blocks: it is the one in use now. */
    void gave(int source, long nowMs) {
        inUse = source;
        turn = source;
        if (lookedElsewhereMs == Long.MIN_VALUE) {
            lookedElsewhereMs = nowMs;
        }
        if (nowMs - lookedElsewhereMs >= LOOK_ELSEWHERE_MS) {
            lookedElsewhereMs = nowMs;
            turn = usableAfter(source, nowMs);
        }
    }

    /** It had nothing new; who answers at once is asked no more often than who waits. */
    void idle(int source, Height verified, long nowMs) {
        State state = states.get(source);
        if (source == inUse) {
            state.notBeforeMs = Math.max(nowMs, state.askedMs + state.waitMs);
            lookedElsewhereMs = nowMs;
            turn = usableAfter(source, nowMs);
        } else {
            state.notBeforeMs = nowMs + (state.claimed < verified.value() ? STALE_MS : LOOK_AGAIN_MS);
            turn = inUse;
        }
    }

    /** Whether it had answered before. */
    boolean failed(int source, String sentence, long nowMs) {
        State state = states.get(source);
        boolean first = state.failures == 0;
        long backoff = Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS << Math.min(state.failures, 16));
        state.failures++;
        leave(source, backoff, sentence, nowMs);
        return first;
    }

    void putAside(int source, String sentence, long nowMs) {
        states.get(source).greeted = false;
        leave(source, ASIDE_MS, sentence, nowMs);
    }

    private void leave(int source, long forMs, String sentence, long nowMs) {
        State state = states.get(source);
        state.heard = false;
        state.claimed = 0;
        state.trouble = sentence;
        state.notBeforeMs = nowMs + forMs;
        turn = usableAfter(source, nowMs);
        if (source == inUse) {
            inUse = turn;
        }
    }

    /** The most that a source claims which is not put aside. */
    long claimed() {
        return states.stream().mapToLong(state -> state.claimed).max().orElse(0);
    }

    /** Why there is nobody to follow, or empty. */
    String problem() {
        return states.stream().anyMatch(state -> state.trouble.isEmpty())
                ? ""
                : "no source can be followed: "
                        + String.join(
                                "; ",
                                states.stream()
                                        .map(state -> state.name + ": " + state.trouble)
                                        .toList());
    }

    private boolean isUsable(int source, long nowMs) {
        return states.get(source).notBeforeMs <= nowMs;
    }

    /** The next that may be asked, in the order of the sources; {@code source} itself if there is no other. */
    private int usableAfter(int source, long nowMs) {
        for (int i = 1; i < states.size(); i++) {
            int next = (source + i) % states.size();
            if (isUsable(next, nowMs)) {
                return next;
            }
        }
        return source;
    }
}
