package io.bitcraps.node.simulator;

import io.bitcraps.command.simulator.Agenda;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/** The wall clock of one simulated node: virtual time from a common start, and how far this node's clock is off. */
public final class SimulatedClock extends Clock {

    private final Agenda agenda;
    private final long startMs;
    private final LongSupplier offMs;

    /**
     * @param startMs the wall clock's milliseconds when the agenda began
     * @param offMs asked at every reading: a clock may drift or be set
     */
    public SimulatedClock(Agenda agenda, long startMs, LongSupplier offMs) {
        this.agenda = agenda;
        this.startMs = startMs;
        this.offMs = offMs;
    }

    @Override
    public long millis() {
        return startMs + agenda.nowMs() + offMs.getAsLong();
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        if (!zone.equals(ZoneOffset.UTC)) {
            throw new IllegalArgumentException("nodes know no zone but UTC, got " + zone);
        }
        return this;
    }
}
