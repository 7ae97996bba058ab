package io.bitcraps.command.beacon.dkg;

import io.bitcraps.events.id.Height;

/**
 * Until when statements count. Each kind also counts before its phase begins: who is early harms nobody.
 *
 * @param start the height at which the attempt began; statements count above it
 * @param phase heights each of the three phases has, at least 1
 */
public record Schedule(Height start, long phase) {

    public Schedule {
        if (phase < 1) {
            throw new IllegalArgumentException("a phase has at least one height, got " + phase);
        }
    }

    /** From this height on the outcome stands. */
    public Height end() {
        return until(3);
    }

    /** Whether a statement of the block at that height counts. */
    boolean counts(Logged logged) {
        Height last = switch (logged.statement()) {
            case Statement.Deal deal -> until(1);
            case Statement.Complaint complaint -> until(2);
            case Statement.Justification justification -> end();
        };
        return logged.height().compareTo(start) > 0 && logged.height().compareTo(last) <= 0;
    }

    private Height until(int phases) {
        return new Height(Math.addExact(start.value(), Math.multiplyExact(phase, phases)));
    }
}
