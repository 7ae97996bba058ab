package io.bitcraps.events.audit;

import io.bitcraps.events.block.Evidence;
import io.bitcraps.events.id.Height;
import java.util.List;

/**
 * What an audit covered and found.
 *
 * @param height of the last block looked at
 * @param entries looked at, genesis included
 * @param actions whose signatures were checked
 * @param rolls whose dice were derived again
 * @param convictions of validators, in log order: proven faults of theirs, none of the log
 * @param findings in the order found, at most {@link #MAX_FINDINGS}
 * @param dropped findings beyond that
 */
public record Report(
        long height,
        long entries,
        long actions,
        long rolls,
        List<Conviction> convictions,
        List<Finding> findings,
        long dropped) {
    public static final int MAX_FINDINGS = 1000;

    public Report {
        convictions = List.copyOf(convictions);
        findings = List.copyOf(findings);
    }

    /**
     * A validator that signed what contradicts itself.
     *
     * @param height of the block that has the proof
     * @param validator its name in the genesis
     */
    public record Conviction(Height height, String validator, Evidence.Offence offence) {}

    /** Whether everything was as the protocol says. */
    public boolean clean() {
        return findings.isEmpty();
    }
}
