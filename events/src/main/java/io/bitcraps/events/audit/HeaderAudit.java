package io.bitcraps.events.audit;

import io.bitcraps.events.audit.export.ExportedBlock;
import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.View;
import io.bitcraps.events.log.Frontier;

/** The chain of headers: each on its parent, with the log it claims, and final by a quorum. */
final class HeaderAudit {
    private static final long MS_PER_SECOND = 1_000;

    private final Chain chain;
    private final CertificateCheck certificates;
    private final Findings findings;
    private BlockId parent;
    private long parentHeight;
    private long parentTimeMs;
    private View parentView = View.ZERO;
    private LogHead parentLog = Frontier.EMPTY.head();

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
        require(header.before().equals(before), place, "builds on another log than the entries give");
        require(header.after().equals(after), place, "names another log than its entries give");
        link(header, block.id(), place);
        if (block.finality() != null) {
            certificate(block.finality(), place);
        }
    }

    /** A block after the checkpoint's: its header alone is there. */
    void descendant(BlockHeader header, String file) {
        String place = file + ", height " + (parentHeight + 1);
        require(header.before().equals(parentLog), place, "builds on another log than its parent left");
        link(header, BlockCodec.id(header), place);
    }

    private void link(BlockHeader header, BlockId id, String place) {
        int n = chain.committee().size();
        require(header.chain().equals(chain.id()), place, "is of chain " + header.chain());
        require(header.epoch().equals(Epoch.ZERO), place, "is of epoch " + header.epoch() + ", which never began");
        require(header.height().value() == parentHeight + 1, place, "says it is height " + header.height());
        require(header.parent().equals(parent), place, "has another parent than the block before it");
        require(header.timeMs() > parentTimeMs, place, "is not later than its parent");
        require(header.view().compareTo(parentView) > 0, place, "is of no later view than its parent");
        require(header.proposer() == header.view().value() % n, place, "was not proposed by the leader of its view");
        parent = id;
        parentHeight++;
        parentTimeMs = header.timeMs();
        parentView = header.view();
        parentLog = header.after();
    }

    /**
     * The block looked at last must be the checkpoint's, and no later than a cosignature by more than clocks may
     * differ: whoever cosigned it was not before it.
     */
    void finish(SignedCheckpoint signed) {
        findings.check(
                parent.equals(signed.checkpoint().block()),
                Finding.Kind.CHECKPOINT,
                "checkpoint",
                "names another block than that of height " + parentHeight);
        long skewMs = chain.genesis().timing().maxClockSkewMs();
        findings.check(
                parentHeight == 0 || Math.floorDiv(parentTimeMs - skewMs, MS_PER_SECOND) <= signed.cosignedSeconds(),
                Finding.Kind.CHECKPOINT,
                "checkpoint",
                "was cosigned before the time of its block");
    }

    /** A quorum of the committee finalized the block looked at last. */
    void certificate(Certificate certificate, String place) {
        Ballot ballot = certificate.ballot();
        boolean ofBlock =
                ballot.kind() == VoteKind.FINALIZE && parent.equals(ballot.block()) && parentView.equals(ballot.view());
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
