package io.bitcraps.events.audit;

import io.bitcraps.events.audit.export.Export;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.SignatureVerifier;
import java.util.List;

/** Verifies exports without trusting whoever made them. May be used again; thread-safe if the verifier is. */
public final class Auditor {
    private final SignatureVerifier verifier;

    public Auditor(SignatureVerifier verifier) {
        this.verifier = verifier;
    }

    /**
     * Reads every file of the export once.
     *
     * @param genesisFile from a source that the auditor trusts, never from the export itself
     */
    public Report verify(Export export, byte[] genesisFile, Options options, Progress progress) {
        Chain chain;
        try {
            chain = Chain.of(genesisFile);
        } catch (Malformed e) {
            Findings findings = new Findings(progress);
            findings.add(Finding.Kind.GENESIS, "the trusted genesis file", String.valueOf(e.getMessage()));
            return new Report(0, 0, 0, 0, List.of(), findings.list(), 0);
        }
        return verify(export, chain, options, progress);
    }

    /** For who audits many exports of one chain: reading a genesis file costs milliseconds. */
    Report verify(Export export, Chain chain, Options options, Progress progress) {
        return new Audit(export, chain, verifier, options, progress).run();
    }
}
