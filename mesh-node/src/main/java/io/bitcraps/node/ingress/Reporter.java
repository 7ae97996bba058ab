package io.bitcraps.node.ingress;

import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.block.Evidence;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteCodec;
import io.bitcraps.events.state.StateKey;
import io.bitcraps.query.port.Ingress;
import io.bitcraps.query.port.Ingress.Submission;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts evidence on chain by an account of the node. Whoever offends again is reported again until it is convicted. */
public final class Reporter {

    private static final Logger LOG = LoggerFactory.getLogger(Reporter.class);

    private final OwnAccount account;
    private final Supplier<Admission.Tip> newest;
    private final Function<byte[], Submission> submit;

    public Reporter(OwnAccount account, Supplier<Admission.Tip> newest, Ingress ingress) {
        this.account = account;
        this.newest = newest;
        this.submit = ingress::submit;
    }

    /** Quick: signs and admits one action. Does nothing about a validator that is convicted already. */
    public void report(Evidence evidence) {
        if (newest.get().state().get(StateKey.conviction(evidence.epoch(), evidence.validator())) != null) {
            return;
        }
        var body = new ActionBody.ReportEvidence(hex(evidence.first()), hex(evidence.second()));
        switch (account.act(body, newest, submit, () -> true)) {
            case Submission.Accepted accepted -> LOG.info("evidence is reported as {}", accepted.ticket());
            case Submission.Busy busy -> LOG.warn("evidence is not reported: too many actions wait");
            case Submission.Starting starting -> LOG.warn("evidence is not reported: this node is starting");
            case Submission.Refused refused -> LOG.warn("evidence is not reported: {}", refused.sentence());
        }
    }

    private static String hex(Vote vote) {
        return HexFormat.of().formatHex(VoteCodec.CODEC.encode(vote));
    }
}
