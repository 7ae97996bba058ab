package io.bitcraps.events.audit;

import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.block.Evidence;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteCodec;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.event.Event.ValidatorConvicted;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every conviction: by the two votes of the report before it, which the validator signed; once each. */
final class ConvictionAudit {

    private final CertificateCheck votes;
    private final Findings findings;
    private final Set<Integer> convicted = new TreeSet<>();
    private final List<Report.Conviction> convictions = new ArrayList<>();
    private @Nullable ActionBody before;

    ConvictionAudit(Chain chain, SignatureVerifier verifier, Findings findings) {
        this.votes = new CertificateCheck(chain.id(), chain.genesis().committee(), verifier);
        this.findings = findings;
    }

    /** In log order; each was checked. */
    List<Report.Conviction> convictions() {
        return List.copyOf(convictions);
    }

    void action(SignedAction signed) {
        before = signed.action().body();
    }

    void convicted(ValidatorConvicted event, BlockHeader header, String place) {
        boolean proven = before instanceof ActionBody.ReportEvidence report && proves(report, event);
        findings.check(proven, Finding.Kind.EVIDENCE, place, "no two votes before it prove this conviction");
        findings.check(
                convicted.add(event.validator()),
                Finding.Kind.EVIDENCE,
                place,
                "validator " + event.validator() + " is convicted already");
        if (proven) {
            String name = votes.committee().validators().get(event.validator()).name();
            convictions.add(new Report.Conviction(header.height(), name, event.offence()));
        }
    }

    private boolean proves(ActionBody.ReportEvidence report, ValidatorConvicted event) {
        try {
            Vote first = vote(report.first());
            Vote second = vote(report.second());
            if (!Evidence.conflicts(first, second) || !votes.holds(first) || !votes.holds(second)) {
                return false;
            }
            var evidence = new Evidence(first, second);
            return event.equals(new ValidatorConvicted(
                    evidence.epoch(), evidence.validator(), evidence.view(), evidence.offence()));
        } catch (Malformed e) {
            return false;
        }
    }

    private static Vote vote(String hex) {
        return VoteCodec.CODEC.decode(HexFormat.of().parseHex(hex));
    }
}
