package io.bitcraps.command.consensus;

import io.bitcraps.events.genesis.Genesis;

/** The timers of the current view. They run only while there is work, from when the later of view and work came. */
final class Pace {

    /** Retries between two looks at whether the chain rests. */
    static final int REST_RETRIES = 20;

    /** The longest that a leader waits for more actions, as long as it is at most a 32nd of delta. */
    static final long MAX_GATHER_MS = 15;

    private static final int GATHER_SHARE = 32;

    private final ReplicaState state;
    private final Genesis.Timing timing;
    private boolean armed;
    private boolean retrying;
    private boolean resting;

    Pace(ReplicaState state) {
        this.state = state;
        this.timing = state.setup.timing();
    }

    /** A view was entered: its timers replace those of the view left. */
    void enter() {
        state.heard.enter();
        if (state.hasWork()) {
            arm();
        } else {
            disarm();
        }
    }

    /** Arms or disarms as work came or went. */
    void step() {
        boolean work = state.hasWork();
        if (work && !armed) {
            arm();
        } else if (!work) {
            disarm();
        }
        if (!retrying && mustRetry()) {
            retrying = true;
            state.emit(new Effect.Arm(new Timer(Timer.Kind.RETRY, state.view), timing.retryMs()));
        }
        if (!resting && state.setup.size() > 1) {
            resting = true;
            arm(Timer.Kind.REST, REST_RETRIES * timing.retryMs());
        }
    }

    void restFired() {
        resting = false;
    }

    /** @return whether there is something to send again */
    boolean retryFired() {
        retrying = false;
        return mustRetry();
    }

    /** delta, doubled for every nullified view in a row beyond the first f. */
    long deltaMs() {
        long delta = timing.deltaMs();
        int beyond = state.nullifiedInARow - state.setup.committee().faulty();
        for (int i = 0; i < beyond && delta < timing.deltaMaxMs(); i++) {
            delta = Math.min(2 * delta, timing.deltaMaxMs());
        }
        return delta;
    }

    /** Of the delta that does not grow: whatever goes wrong, a full block does not get rarer. */
    long gatherMs() {
        return Math.min(MAX_GATHER_MS, timing.deltaMs() / GATHER_SHARE);
    }

    private boolean mustRetry() {
        return state.setup.size() > 1 && (state.hasWork() || state.mode == ReplicaState.Mode.ASKING);
    }

    private void arm() {
        armed = true;
        boolean skip = state.heard.isSilent(state.setup.leader(state.view));
        arm(Timer.Kind.LEADER, skip ? 0 : 2 * deltaMs());
        arm(Timer.Kind.ADVANCE, skip ? 0 : 3 * deltaMs());
    }

    private void arm(Timer.Kind kind, long delayMs) {
        state.emit(new Effect.Arm(new Timer(kind, state.view), delayMs));
    }

    private void disarm() {
        if (armed) {
            armed = false;
            state.emit(new Effect.Disarm(Timer.Kind.LEADER));
            state.emit(new Effect.Disarm(Timer.Kind.ADVANCE));
        }
    }
}
