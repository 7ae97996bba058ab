package io.bitcraps.command.consensus;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.View;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proposes in the own views. A block with work goes out at once, but for a few milliseconds in which more actions may
 * come if the parent carried more than wait: a block costs much, an action little. An empty one only serves to make its
 * ancestors final, so the finalize votes under way get half a delta first: else an idle chain would never come to rest.
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
    private boolean gatherArmed;
    private boolean gathered;
    private boolean asked;
    private Input.@Nullable WorkChanged known;
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

    void workChanged(Input.WorkChanged change) {
        known = change;
        resume();
    }

    private void resume() {
        workChanged = true;
        if (phase == Phase.WAITING) {
            phase = Phase.IDLE;
        }
    }

    void patienceFired(View view) {
        if (view.equals(ledView)) {
            patienceOver = true;
            resume();
        }
    }

    void gatherFired(View view) {
        gathered |= view.equals(ledView);
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
        gatherArmed = false;
        gathered = false;
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
        boolean gathers = gathers(found.block()); // also without an action yet: the time counts from entering
        boolean pending = !(state.work instanceof Work.None) && !gathers;
        if (phase == Phase.IDLE && (emptyToo || pending)) {
            phase = Phase.BUILDING;
            workChanged = false;
            parent = found;
            state.emit(new Effect.Build(state.view, found.block(), emptyToo));
        }
    }

    /**
     * Whether the block waits for more actions: from entering the view on, for as many as its parent carried. A lone
     * client's never does, nor one with a seed. What was looked at on another block than the parent counts for nothing.
     */
    private boolean gathers(BlockId parentId) {
        Block parentBlock = state.tree.find(parentId);
        int carried = parentBlock == null ? 0 : parentBlock.header().actions();
        if (carried < 2 || gathered || pace.gatherMs() == 0) {
            return false;
        }
        if (!gatherArmed) {
            gatherArmed = true;
            state.emit(new Effect.Arm(new Timer(Timer.Kind.GATHER, state.view), pace.gatherMs()));
        }
        Input.WorkChanged told = known;
        return told == null || !told.head().equals(parentId) || (!told.seed() && told.actions() < carried);
    }

    private void ask(ParentRule.Parent.Unclear unclear) {
        if (!asked) {
            asked = true;
            state.broadcast(new Message.CertificateRequest(unclear.first(), unclear.last()));
        }
    }
}
