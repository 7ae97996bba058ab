package io.bitcraps.command.consensus;

import io.bitcraps.events.block.CertificateCheck;
import io.bitcraps.events.block.Committee;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteKind;

/**
 * What a message must pass before a replica sees it: signatures, membership, and that a proposal is its leader's. A
 * sender of what fails is faulty and loses its link. Costs signature checks: not for the thread of consensus.
 */
public record MessageCheck(CertificateCheck check) {

    public sealed interface Result {
        record Good() implements Result {}

        record Bad(String reason) implements Result {}
    }

    public Result check(int from, Message message) {
        return switch (message) {
            case Message.Proposal proposal -> proposal(from, proposal);
            case Message.Voted(Vote vote, var work) -> result(check.holds(vote), "a vote with a bad signature");
            case Message.Certified(var certificate) ->
                result(check.holds(certificate), "a certificate without a quorum of good signatures");
            case Message.CertificateAnswer(var certificates) ->
                result(
                        certificates.stream().allMatch(check::holds),
                        "a certificate without a quorum of good signatures");
            case Message.NewestVoteAnswer(long incarnation, var votes) ->
                result(votes.stream().allMatch(check::holds), "a newest vote with a bad signature");
            case Message.BlockRequest request -> new Result.Good();
            case Message.BlockAnswer answer -> new Result.Good(); // its id is its hash, and only a wanted one is taken
            case Message.BlockUnknown unknown -> new Result.Good();
            case Message.CertificateRequest(var first, var last) ->
                result(first.compareTo(last) <= 0, "a request for views in descending order");
            case Message.NewestVoteRequest request -> new Result.Good();
        };
    }

    /** Parent view and certificates are not signed: only the leader itself may say them. */
    private Result proposal(int from, Message.Proposal proposal) {
        Vote vote = proposal.vote();
        Committee committee = check.committee();
        boolean leaders = vote.ballot().kind() == VoteKind.NOTARIZE
                && vote.validator() == vote.ballot().view().value() % committee.size()
                && proposal.block().id().equals(vote.ballot().block());
        if (!leaders || from != vote.validator()) {
            return new Result.Bad("a proposal that is not its leader's notarize vote for its block");
        }
        boolean signed = check.holds(vote) && proposal.certificates().stream().allMatch(check::holds);
        return result(signed, "a proposal with a bad signature");
    }

    private static Result result(boolean good, String reason) {
        return good ? new Result.Good() : new Result.Bad(reason);
    }
}
