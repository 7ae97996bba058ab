package io.bitcraps.events.audit;

import static io.bitcraps.events.audit.SyntheticChain.action;
import static io.bitcraps.events.audit.SyntheticChain.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.block.Evidence.Offence;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteCodec;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import io.bitcraps.events.log.Entry;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Convictions of validators, as an auditor sees them without executing anything again. */
class ConvictionAuditTest {

    private static final View VIEW = new View(7);

    @Test
    void listsAProvenConvictionWithoutAFinding() {
        Report report = audit(new SyntheticChain().block(report(0, vote(2, 1), vote(2, 2)), convicted(2)));

        assertEquals(List.of(), report.findings());
        assertEquals(List.of(new Report.Conviction(new Height(1), "v2", Offence.TWO_NOTARIZE)), report.convictions());
    }

    @Test
    void findsAConvictionWithoutAReport() {
        finds(new SyntheticChain().block(Story.transfer(0)[0], convicted(2)));
    }

    @Test
    void findsAConvictionOfSomebodyElse() {
        finds(new SyntheticChain().block(report(0, vote(2, 1), vote(2, 2)), convicted(3)));
    }

    @Test
    void findsAConvictionByVotesThatDoNotContradictEachOther() {
        finds(new SyntheticChain().block(report(0, vote(2, 1), vote(2, 1)), convicted(2)));
    }

    @Test
    void findsAConvictionByForgedVotes() {
        finds(new SyntheticChain().block(report(0, vote(2, 1), hex(2, 3, 2)), convicted(2)));
    }

    @Test
    void findsAConvictionByWhatIsNoVote() {
        finds(new SyntheticChain().block(report(0, vote(2, 1), "00".repeat(84)), convicted(2)));
    }

    @Test
    void findsASecondConvictionOfAValidator() {
        Report report = audit(new SyntheticChain()
                .block(
                        report(0, vote(2, 1), vote(2, 2)),
                        convicted(2),
                        report(1, vote(2, 1), vote(2, 3)),
                        convicted(2)));

        assertEquals(1, report.findings().size());
        assertEquals(Finding.Kind.EVIDENCE, report.findings().getFirst().kind());
    }

    private static void finds(SyntheticChain chain) {
        Report report = audit(chain);

        assertTrue(
                report.findings().stream().anyMatch(finding -> finding.kind() == Finding.Kind.EVIDENCE),
                () -> report.findings().toString());
        assertEquals(List.of(), report.convictions());
    }

    private static Report audit(SyntheticChain chain) {
        return AuditorTest.strictly(chain.export());
    }

    private static Entry report(long nonce, String first, String second) {
        return action(World.ALICE, nonce, new ActionBody.ReportEvidence(first, second));
    }

    private static Entry convicted(int validator) {
        return event(new Event.ValidatorConvicted(Epoch.ZERO, validator, VIEW, Offence.TWO_NOTARIZE));
    }

    private static String vote(int validator, int block) {
        return hex(validator, validator, block);
    }

    private static String hex(int validator, int signer, int block) {
        var ballot =
                new Ballot(VoteKind.NOTARIZE, Epoch.ZERO, VIEW, new BlockId(Sha256.hash(new byte[] {(byte) block})));
        var signature = World.voteKey(signer).sign(VoteCodec.signedBytes(World.CHAIN, ballot));
        return HexFormat.of().formatHex(VoteCodec.CODEC.encode(new Vote(ballot, validator, signature)));
    }
}
