package io.bitcraps.node.cli.audit;

import io.bitcraps.command.audit.RuleReexecutor;
import io.bitcraps.command.block.GroupSeedCheck;
import io.bitcraps.events.audit.Auditor;
import io.bitcraps.events.audit.Options;
import io.bitcraps.events.audit.Progress;
import io.bitcraps.events.audit.Reexecutor;
import io.bitcraps.events.audit.Report;
import io.bitcraps.events.audit.export.Export;
import io.bitcraps.events.block.SeedCheck;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.Ed25519;

/**
 * An audit as commands run it.
 *
 * @param reexecute whether the rules execute every block again
 * @param strict whether also surplus is a finding; for directories only
 */
public record LogAudit(boolean reexecute, boolean strict) {

    /**
     * @param genesisFile from a source that is trusted, never from the export itself
     * @throws Malformed if that is no genesis file, or its committee has no beacon
     */
    public Report verify(Export export, byte[] genesisFile, Progress progress) {
        SeedCheck seeds = GroupSeedCheck.of(genesisFile);
        Reexecutor reexecutor = reexecute ? new RuleReexecutor() : Reexecutor.NONE;
        return new Auditor(Ed25519.best())
                .verify(export, genesisFile, new Options(strict, seeds, reexecutor), progress);
    }

    /** The last line of every audit. */
    public static String summary(Report report) {
        return (report.clean() ? "verified" : "not verified") + ": height=" + report.height() + " entries="
                + report.entries() + " actions=" + report.actions() + " rolls=" + report.rolls() + " findings="
                + findings(report);
    }

    /** Those kept and those beyond the limit. */
    public static long findings(Report report) {
        return report.findings().size() + report.dropped();
    }
}
