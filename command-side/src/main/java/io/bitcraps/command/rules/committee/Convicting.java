package io.bitcraps.command.rules.committee;

import static io.bitcraps.events.event.RefusalReason.ALREADY_CONVICTED;
import static io.bitcraps.events.event.RefusalReason.INVALID_EVIDENCE;

import io.bitcraps.command.rules.Checks;
import io.bitcraps.command.rules.Decision;
import io.bitcraps.command.rules.Request;
import io.bitcraps.events.action.ActionBody.ReportEvidence;
import io.bitcraps.events.block.Evidence;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteCodec;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.event.Event.ValidatorConvicted;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.PublicKey;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Convicts a validator by two of its votes, whoever reports them: once in an epoch, as more would change nothing. */
public final class Convicting {

    private Convicting() {}

    public static Decision decide(Request request, ReportEvidence action) {
        var checks = new Checks();
        Evidence evidence = evidence(action);
        if (evidence == null || !evidence.epoch().equals(Epoch.ZERO)) {
            return checks.refuse(INVALID_EVIDENCE);
        }
        // Before the signatures, which cost most: with those of a convicted validator anybody could fill blocks.
        if (request.ledger().conviction(evidence.epoch(), evidence.validator()) != null) {
            return checks.refuse(ALREADY_CONVICTED);
        }
        PublicKey voteKey = request.ledger().voteKey(evidence.validator());
        boolean signed = voteKey != null
                && signed(request, voteKey, evidence.first())
                && signed(request, voteKey, evidence.second());
        return checks.refuseIf(!signed, INVALID_EVIDENCE)
                .orElse(() -> List.of(new ValidatorConvicted(
                        evidence.epoch(), evidence.validator(), evidence.view(), evidence.offence())));
    }

    private static @Nullable Evidence evidence(ReportEvidence action) {
        try {
            Vote first = vote(action.first());
            Vote second = vote(action.second());
            return Evidence.conflicts(first, second) ? new Evidence(first, second) : null;
        } catch (Malformed e) {
            return null;
        }
    }

    private static Vote vote(String hex) {
        return VoteCodec.CODEC.decode(HexFormat.of().parseHex(hex));
    }

    private static boolean signed(Request request, PublicKey voteKey, Vote vote) {
        return new Ed25519().verify(voteKey, VoteCodec.signedBytes(request.chain(), vote.ballot()), vote.signature());
    }
}
