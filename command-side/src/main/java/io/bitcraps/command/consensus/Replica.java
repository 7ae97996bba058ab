package io.bitcraps.command.consensus;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.View;
import java.util.List;

/**
 * One validator's part in consensus: a pure state machine. The same inputs give the same effects. Not thread-safe:
 * one thread owns it, runs the effects of an input in order, and then gives the next input.
 */
public final class Replica {

    /**
     * For health and tests.
     *
     * @param head the newest notarized block that is executed, or the last final one: what new work is measured on
     * @param openRounds views above the last final one of which something is held
     */
    public record Status(
            View view, Tip tip, BlockId head, boolean votes, int openRounds, int heldVotes, int heldBlocks) {}

    private final ReplicaState state;
    private final Pace pace;
    private final Certifying certifying;
    private final Voting voting;
    private final Leading leading;
    private final CatchUp catchUp;
    private final Answering answering;
    private final Rejoin rejoin;
    private final Resending resending;

    public Replica(Setup setup, Recovery recovery) {
        state = new ReplicaState(setup, recovery.tip());
        pace = new Pace(state);
        certifying = new Certifying(state, pace);
        voting = new Voting(state);
        leading = new Leading(state, pace);
        catchUp = new CatchUp(state);
        answering = new Answering(state);
        rejoin = new Rejoin(state);
        resending = new Resending(state, leading);
        recovery.journal().forEach(this::restore);
        for (JournalRecord record : recovery.journal()) {
            if (record instanceof JournalRecord.Kept kept) {
                restoreProposal(kept);
            }
        }
    }

    /** @return what is to be done, in this order; nothing after a halt */
    public List<Effect> on(Input input) {
        if (state.halted) {
            return List.of();
        }
        apply(input);
        settle();
        return state.drain();
    }

    public Status status() {
        return new Status(
                state.view,
                state.tip,
                head(),
                state.mayVote(),
                state.rounds.size(),
                state.rounds.heldVotes(),
                state.tree.size() + catchUp.size());
    }

    /** Whether this certificate can change nothing any more. */
    private boolean holds(Certificate certificate) {
        if (certificate.ballot().view().compareTo(state.tip.view()) <= 0) {
            return true;
        }
        Round round = state.rounds.get(certificate.ballot().view());
        Certificate held =
                round == null ? null : round.certificate(certificate.ballot().kind());
        return held != null && held.ballot().equals(certificate.ballot());
    }

    private BlockId head() {
        for (Round round : state.rounds.certifiedDescending()) {
            BlockId certified = round.certifiedBlock();
            if (certified != null && state.tree.isExecuted(certified)) {
                return certified;
            }
        }
        return state.tip.block();
    }

    private void restore(JournalRecord record) {
        if (record.view().compareTo(state.tip.view()) <= 0) {
            return;
        }
        switch (record) {
            case JournalRecord.Cast(Vote vote) -> {
                state.own.restore(vote);
                state.count(vote);
            }
            case JournalRecord.Kept(var block, var parentView) -> state.tree.put(block);
            case JournalRecord.Proved(var notarization) -> certifying.restore(notarization);
        }
    }

    /** A proposal that was journalled can be sent again: its vote with its block. */
    private void restoreProposal(JournalRecord.Kept kept) {
        View view = kept.view();
        Vote vote = state.own.get(view, VoteKind.NOTARIZE);
        if (state.setup.leads(view)
                && vote != null
                && kept.block().id().equals(vote.ballot().block())) {
            state.rounds.open(view).propose(new Message.Proposal(kept.block(), kept.parentView(), vote, List.of()));
        }
    }

    private void apply(Input input) {
        switch (input) {
            case Input.Started(long incarnation) -> rejoin.start(incarnation);
            case Input.Received(int from, Message message) -> receive(from, message);
            case Input.Built(View view, var block) -> leading.built(view, block);
            case Input.NothingToBuild(View view) -> leading.nothingToBuild(view);
            case Input.Verified(var block, long nowMs) -> voting.verified(block, nowMs);
            case Input.Refused(var block, String reason) -> voting.refused(block);
            case Input.Executed(var block) -> state.executed(block);
            case Input.Contradicted(var block, String reason) ->
                state.halt("our execution contradicts the certified block " + block + ": " + reason);
            case Input.TimerFired(Timer timer) -> fired(timer);
            case Input.WorkChanged change -> {
                state.work = change.work();
                leading.workChanged(change);
            }
            case Input.FinalReached(Tip tip) -> {
                if (tip.height().compareTo(state.tip.height()) > 0) {
                    certifying.raiseTip(tip);
                }
            }
        }
    }

    /** Applies every "upon" rule until none applies. Each pass enters a view, casts a vote or commits, so it ends. */
    private void settle() {
        boolean changed = true;
        while (changed && !state.halted) {
            changed = certifying.step();
            catchUp.step();
            changed |= voting.step();
        }
        if (!state.halted) {
            leading.step();
            pace.step();
        }
    }

    private void fired(Timer timer) {
        if (timer.kind() == Timer.Kind.RETRY) {
            retry();
            return;
        }
        if (timer.kind() == Timer.Kind.REST) {
            pace.restFired();
            resending.rest();
            return;
        }
        if (!timer.view().equals(state.view)) {
            return;
        }
        Round round = state.currentRound();
        switch (timer.kind()) {
            case LEADER -> round.givenUp |= round.proposal() == null;
            case ADVANCE -> round.givenUp = true;
            case CLOCK -> round.timeReached = true;
            case PATIENCE -> leading.patienceFired(timer.view());
            case GATHER -> leading.gatherFired(timer.view());
            case RETRY, REST -> throw new InvariantViolation(timer.kind() + " is not of a view");
        }
    }

    private void retry() {
        if (!pace.retryFired()) {
            return;
        }
        state.currentRound().asked = false;
        rejoin.retry();
        leading.answered();
        catchUp.retry();
        resending.resend();
    }

    private void receive(int from, Message message) {
        switch (message) {
            case Message.Proposal proposal -> proposal(from, proposal);
            case Message.Voted(Vote vote, Work work) -> vote(from, vote, work);
            case Message.Certified(Certificate certificate) -> certified(from, certificate);
            case Message.BlockRequest(var block) -> answering.blockRequest(from, block);
            case Message.BlockAnswer(var block) -> catchUp.receive(block);
            case Message.BlockUnknown(var block) -> catchUp.unknown(from, block);
            case Message.CertificateRequest request -> answering.certificateRequest(from, request);
            case Message.CertificateAnswer(var certificates) -> answer(from, certificates);
            case Message.NewestVoteRequest(long incarnation) -> answering.newestVoteRequest(from, incarnation);
            case Message.NewestVoteAnswer answer -> rejoin.receive(from, answer);
        }
    }

    /** Only what is news leads to the next question, so that no peer can keep another asking. */
    private void answer(int from, List<Certificate> certificates) {
        if (!certificates.stream().allMatch(this::holds)) {
            leading.answered();
            if (from == state.setup.leader(state.view)) {
                state.currentRound().asked = false;
            }
        }
        certificates.forEach(certificate -> state.learn(certificate, false));
    }

    private void proposal(int from, Message.Proposal proposal) {
        proposal.certificates().forEach(certificate -> state.learn(certificate, false));
        if (count(from, proposal.vote())) {
            voting.receive(proposal);
        }
    }

    private void vote(int from, Vote vote, Work work) {
        boolean sleeping = state.work instanceof Work.None && !(work instanceof Work.None);
        if (count(from, vote) && sleeping && vote.ballot().kind() == VoteKind.NULLIFY) {
            wake(from, work);
        }
    }

    /** The core asks for a notarization it lacks; all other work is the application's. */
    private void wake(int from, Work work) {
        if (work instanceof Work.Unfinal(View view)) {
            Round round = state.rounds.get(view);
            if (view.compareTo(state.tip.view()) > 0 && (round == null || round.certifiedBlock() == null)) {
                state.send(from, new Message.CertificateRequest(view, view));
            }
        } else {
            state.emit(new Effect.WorkNamed(from, work));
        }
    }

    /**
     * Counts a vote if its view is open, and answers one that shows its sender to lag.
     *
     * @return whether it is open
     */
    private boolean count(int from, Vote vote) {
        View view = vote.ballot().view();
        boolean aboveFloor = view.compareTo(state.tip.view()) > 0;
        Round round = state.rounds.get(view);
        boolean repeated = aboveFloor ? round != null && round.holds(vote) : !state.heard.isNews(vote);
        if (repeated && view.compareTo(state.view) < 0) {
            answering.lagging(from, view); // the first time, it has crossed the certificate we broadcast
        }
        if (!aboveFloor
                || view.value() > state.view.value() + state.setup.timing().openViews()) {
            state.heard.note(vote);
            return false;
        }
        state.count(vote);
        return true;
    }

    private void certified(int from, Certificate certificate) {
        View entered = certificate.ballot().view().next();
        if (entered.compareTo(state.view) < 0 && holds(certificate)) {
            answering.lagging(from, entered);
        }
        state.learn(certificate, false);
    }
}
