package io.bitcraps.node.runtime.consensus;

import io.bitcraps.command.consensus.Timer;
import io.bitcraps.node.runtime.lane.Lane;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The replica's timers, one of each kind, on the replica's lane. A timer only tells that it fired; stale ones the
 * replica ignores.
 */
final class Timers {

    private final Map<Timer.Kind, Lane.Alarm> running = new EnumMap<>(Timer.Kind.class);
    private final Lane lane;
    private final Consumer<Timer> fired;

    Timers(Lane lane, Consumer<Timer> fired) {
        this.lane = lane;
        this.fired = fired;
    }

    void arm(Timer timer, long delayMs) {
        disarm(timer.kind());
        running.put(timer.kind(), lane.after(delayMs, () -> fired.accept(timer)));
    }

    void disarm(Timer.Kind kind) {
        Lane.Alarm alarm = running.remove(kind);
        if (alarm != null) {
            alarm.cancel();
        }
    }
}
