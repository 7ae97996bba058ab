package io.bitcraps.node.cli.audit;

import io.bitcraps.events.audit.Finding;
import io.bitcraps.events.audit.Progress;
import java.io.PrintWriter;

/** Prints findings as they come: an audit of what a stranger serves may take as long as the stranger likes. */
record FindingLines(PrintWriter out, ProgressLine line) implements Progress {

    @Override
    public void entries(long done, long total) {
        line.entries(done, total);
    }

    @Override
    public void finding(Finding finding) {
        line.leave();
        out.println(finding);
        out.flush();
    }
}
