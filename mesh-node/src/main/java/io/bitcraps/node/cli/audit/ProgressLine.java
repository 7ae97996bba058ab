package io.bitcraps.node.cli.audit;

import io.bitcraps.events.audit.Progress;
import io.bitcraps.node.cli.Terminal;
import java.io.PrintWriter;

/** One line at the terminal that is written over; nothing where no person watches. For one thread. */
final class ProgressLine implements Progress, AutoCloseable {

    private static final long INTERVAL_NS = 200_000_000;

    private final PrintWriter err;
    private final String what;
    private final boolean shown;
    private long nextNs = System.nanoTime();
    private boolean written;

    /** @param what the counted things, in the plural */
    ProgressLine(PrintWriter err, String what, boolean wanted) {
        this.err = err;
        this.what = what;
        this.shown = wanted && Terminal.isThere();
    }

    @Override
    public void entries(long done, long total) {
        if (shown && System.nanoTime() - nextNs >= 0) {
            nextNs = System.nanoTime() + INTERVAL_NS;
            written = true;
            err.print("\r" + done + " of " + total + " " + what);
            err.flush();
        }
    }

    /** Leaves the line as it is: what is printed next begins another. */
    void leave() {
        if (written) {
            err.println();
            err.flush();
            written = false;
        }
    }

    @Override
    public void close() {
        leave();
    }
}
