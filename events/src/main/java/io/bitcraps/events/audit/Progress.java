package io.bitcraps.events.audit;

/** Told after each block how far the audit is, on the auditor's thread. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (done, total) -> {};

    /** @param total entries of the export, at least {@code done} */
    void entries(long done, long total);
}
