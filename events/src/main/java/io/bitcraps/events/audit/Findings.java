package io.bitcraps.events.audit;

import java.util.ArrayList;
import java.util.List;

/** Collects findings up to a limit, as one altered file can cause one for every entry after it. */
final class Findings {
    private final Progress progress;
    private final List<Finding> list = new ArrayList<>();
    private long dropped;

    /** @param progress is told of each that is kept */
    Findings(Progress progress) {
        this.progress = progress;
    }

    void add(Finding.Kind kind, String place, String sentence) {
        add(new Finding(kind, place, sentence));
    }

    void add(Finding finding) {
        if (list.size() < Report.MAX_FINDINGS) {
            list.add(finding);
            progress.finding(finding);
        } else {
            dropped++;
        }
    }

    void check(boolean holds, Finding.Kind kind, String place, String sentence) {
        if (!holds) {
            add(kind, place, sentence);
        }
    }

    List<Finding> list() {
        return List.copyOf(list);
    }

    long dropped() {
        return dropped;
    }
}
