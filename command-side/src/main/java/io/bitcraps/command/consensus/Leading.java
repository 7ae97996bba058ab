package io.bitcraps.command.consensus;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.id.View;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proposes in the own views. A block with work goes out at once. An empty one only serves to make its ancestors
 * final, so the finalize votes under way get half a delta first: else an idle chain would never come to rest.
 */
final class Leading {

    private enum Phase {
        IDLE,
        BUILDING,
        /** There was nothing to build: more work or the end of patience begins again. */
        WAITING
    }

    private final ReplicaState state;
    private final Pace pace;
    private View ledView = View.ZERO;
    private Phase phase = Phase.IDLE;
    private boolean workChanged;
    private boolean patienceArmed;
    private boolean patienceOver;
    private boolean asked;
    private ParentRule.Parent.@Nullable Found parent;

    Leading(ReplicaState state, Pace pace) {
        this.state = state;
        this.pace = pace;
    }

    void step() {
        if (!state.setup.leads(state.view) || !state.mayVote() || !state.own.mayNotarize(state.view)) {
            return;
        }
        if (!ledView.equals(state.view)) {
            begin();
        }
        if (phase == Phase.BUILDING || !state.hasWork() || state.currentRound().givenUp) {
            return;
        }
        switch (state.parentRule().newest(state.view)) {
            case ParentRule.Parent.Unclear unclear -> ask(unclear);
            case ParentRule.Parent.Found found -> build(found);
        }
    }

    /** Proposes the block, which is the notarize vote for it; one that comes too late is dropped. */
    void built(View view, Block block) {
        if (!propose(view, block)) {
            state.emit(new Effect.Drop(List.of(block.id())));
        }
    }

    private boolean propose(View view, Block block) {
        ParentRule.Parent.Found on = parent;
        if (phase != Phase.BUILDING || !view.equals(ledView) || on == null) {
            return false;
        }
        phase = Phase.WAITING;
        boolean late = !view.equals(state.view) || !state.mayVote() || !state.own.mayNotarize(view);
        if (late || !block.header().parent().equals(on.block()) || state.currentRound().givenUp) {
            return false;
        }
        List<Certificate> certificates = certificates(on.view());
        state.tree.put(block);
        state.tree.mark(block.id(), BlockTree.Status.EXECUTED);
        var named = List.of(new JournalRecord.Kept(block, on.view()));
        var vote = state.cast(state.ballot(VoteKind.NOTARIZE, view, block.id()), named);
        var proposal = new Message.Proposal(block, on.view(), vote, certificates);
        state.currentRound().propose(proposal);
        state.broadcast(proposal);
        return true;
    }

    void nothingToBuild(View view) {
        if (phase == Phase.BUILDING && view.equals(ledView)) {
            phase = workChanged ? Phase.IDLE : Phase.WAITING;
        }
    }

    void workChanged() {
        workChanged = true;
        if (phase == Phase.WAITING) {
            phase = Phase.IDLE;
        }
    }

    void patienceFired(View view) {
        if (view.equals(ledView)) {
            patienceOver = true;
            workChanged();
        }
    }

    /** Certificates still missing may be asked for again: it is time to, or an answer has taught something. */
    void answered() {
        asked = false;
    }

    /** What proves the parent of the current view's block, as far as it is held and fits. */
    List<Certificate> certificates(View parentView) {
        List<Certificate> certificates = new ArrayList<>();
        Round parentRound = state.rounds.get(parentView);
        Certificate proof = parentRound == null ? state.tip.finality() : parentRound.parentCertificate();
        if (proof != null) {
            certificates.add(proof);
        }
        for (View at = parentView.next(); at.compareTo(state.view) < 0; at = at.next()) {
            Round round = state.rounds.get(at);
            Certificate nullification = round == null ? null : round.certificate(VoteKind.NULLIFY);
            if (nullification != null && certificates.size() < Message.MAX_CERTIFICATES) {
                certificates.add(nullification);
            }
        }
        return certificates;
    }

    private void begin() {
        ledView = state.view;
        phase = Phase.IDLE;
        workChanged = false;
        patienceArmed = false;
        patienceOver = false;
        asked = false;
        parent = null;
    }

    private void build(ParentRule.Parent.Found found) {
        if (!state.tree.isExecuted(found.block())) {
            return;
        }
        boolean parentFinal = found.block().equals(state.tip.block());
        if (!parentFinal && !patienceArmed) {
            patienceArmed = true;
            state.emit(new Effect.Arm(new Timer(Timer.Kind.PATIENCE, state.view), pace.deltaMs() / 2));
        }
        boolean emptyToo = patienceOver && !parentFinal;
        boolean pending = !(state.work instanceof Work.None);
        if (phase == Phase.IDLE && (emptyToo || pending)) {
            phase = Phase.BUILDING;
            workChanged = false;
            parent = found;
            state.emit(new Effect.Build(state.view, found.block(), emptyToo));
        }
    }

    private void ask(ParentRule.Parent.Unclear unclear) {
        if (!asked) {
            asked = true;
            state.broadcast(new Message.CertificateRequest(unclear.first(), unclear.last()));
        }
    }
}
