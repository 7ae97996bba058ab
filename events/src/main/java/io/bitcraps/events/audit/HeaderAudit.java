package io.bitcraps.events.audit;

import io.bitcraps.events.audit.export.ExportedBlock;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.View;
import io.bitcraps.events.log.note.Checkpoint;

/** The chain of headers: each on its parent, with the log it claims, and final by a quorum. */
final class HeaderAudit {
    private final Chain chain;
    private final CertificateCheck certificates;
    private final Findings findings;
    private BlockId parent;
    private long parentHeight;
    private long parentTimeMs;
    private View parentView = View.ZERO;

    HeaderAudit(Chain chain, SignatureVerifier verifier, Findings findings) {
        this.chain = chain;
        this.certificates = new CertificateCheck(chain.id(), chain.committee(), verifier);
        this.findings = findings;
        this.parent = chain.genesisId();
        this.parentTimeMs = chain.genesis().timeMs();
    }

    /**
     * @param before size and root that the entries before the block give
     * @param after the same with the block's entries
     */
    void check(ExportedBlock block, LogHead before, LogHead after) {
        BlockHeader header = block.header();
        String place = "height " + (parentHeight + 1);
        int n = chain.committee().size();
        require(header.chain().equals(chain.id()), place, "is of chain " + header.chain());
        require(header.epoch().equals(Epoch.ZERO), place, "is of epoch " + header.epoch() + ", which never began");
        require(header.height().value() == parentHeight + 1, place, "says it is height " + header.height());
        require(header.parent().equals(parent), place, "has another parent than the block before it");
        require(header.timeMs() > parentTimeMs, place, "is not later than its parent");
        require(header.view().compareTo(parentView) > 0, place, "is of no later view than its parent");
        require(header.proposer() == header.view().value() % n, place, "was not proposed by the leader of its view");
        require(header.before().equals(before), place, "builds on another log than the entries give");
        require(header.after().equals(after), place, "names another log than its entries give");
        if (block.finality() != null) {
            certificate(block.finality(), block.id(), place);
        }
        parent = block.id();
        parentHeight++;
        parentTimeMs = header.timeMs();
        parentView = header.view();
    }

    /** The block reached must be the checkpoint's. */
    void finish(Checkpoint checkpoint, long height) {
        if (height == checkpoint.height().value()) {
            findings.check(
                    parent.equals(checkpoint.block()),
                    Finding.Kind.CHECKPOINT,
                    "checkpoint",
                    "names another block than that of height " + height);
        }
    }

    /** A quorum of the committee finalized the block. */
    void certificate(Certificate certificate, BlockId block, String place) {
        boolean ofBlock = certificate.ballot().kind() == VoteKind.FINALIZE
                && block.equals(certificate.ballot().block());
        findings.check(ofBlock, Finding.Kind.CERTIFICATE, place, "its certificate is not one of finality for it");
        findings.check(
                certificates.holds(certificate),
                Finding.Kind.CERTIFICATE,
                place,
                "its certificate lacks " + chain.committee().quorum() + " signatures that hold");
    }

    private void require(boolean holds, String place, String sentence) {
        findings.check(holds, Finding.Kind.HEADER, place, sentence);
    }
}
