package io.bitcraps.events.audit;

/** Told how far the audit is and what it finds, on the auditor's thread. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (done, total) -> {};

    /**
     * After each block.
     *
     * @param total entries of the export, at least {@code done}
     */
    void entries(long done, long total);

    /** At once, so that who reads them need not wait for an export without end; only of those that the report has. */
    default void finding(Finding finding) {}
}
