package io.bitcraps.events.audit;

import java.util.List;

/**
 * What an audit covered and found.
 *
 * @param height of the last block looked at
 * @param entries looked at, genesis included
 * @param actions whose signatures were checked
 * @param rolls whose dice were derived again
 * @param findings in the order found, at most {@link #MAX_FINDINGS}
 * @param dropped findings beyond that
 */
public record Report(long height, long entries, long actions, long rolls, List<Finding> findings, long dropped) {
    public static final int MAX_FINDINGS = 1000;

    public Report {
        findings = List.copyOf(findings);
    }

    /** Whether everything was as the protocol says. */
    public boolean clean() {
        return findings.isEmpty();
    }
}
