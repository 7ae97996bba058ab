package io.bitcraps.command.consensus;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.View;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers what others ask, and those who lag, idle or not. Answers are never answered. */
final class Answering {

    private final ReplicaState state;

    Answering(ReplicaState state) {
        this.state = state;
    }

    /**
     * Somebody is still in an older view: the certificate that ended it, the one by which the current view was entered
     * (so that it need not follow view by view), and the newest finality certificate.
     */
    void lagging(int to, View view) {
        List<Certificate> certificates = new ArrayList<>();
        Round round = state.rounds.get(view);
        if (round != null) {
            Certificate notarization = round.certificate(VoteKind.NOTARIZE);
            add(certificates, notarization == null ? round.certificate(VoteKind.NULLIFY) : notarization);
        }
        add(certificates, state.entered);
        add(certificates, state.newestFinality());
        answer(to, certificates);
    }

    void blockRequest(int to, BlockId id) {
        Block block = state.tree.find(id);
        state.send(to, block == null ? new Message.BlockUnknown(id) : new Message.BlockAnswer(block));
        if (block == null) {
            List<Certificate> certificates = new ArrayList<>();
            add(certificates, state.newestFinality());
            answer(to, certificates);
        }
    }

    /**
     * What is held of the views asked for. Where no certificate is, all who held one may have lost it in a crash, so
     * this validator helps to make one again: by its votes, which are re-sent by themselves only near the current view,
     * or by giving up now a view that it had jumped over.
     */
    void certificateRequest(int to, Message.CertificateRequest request) {
        List<Certificate> certificates = new ArrayList<>();
        if (request.first().compareTo(state.tip.view()) <= 0) {
            add(certificates, state.newestFinality());
        }
        View floor = state.tip.view();
        View at = request.first().compareTo(floor) <= 0 ? floor.next() : request.first();
        View end = new View(Math.min(
                Math.min(request.last().value(), state.view.value()), at.value() + Message.MAX_CERTIFICATES - 1));
        while (at.compareTo(end) <= 0 && certificates.size() + 2 <= Message.MAX_CERTIFICATES) {
            Round round = state.rounds.get(at);
            if (round != null && (round.parentCertificate() != null || round.nullified())) {
                add(certificates, round.parentCertificate());
                add(certificates, round.certificate(VoteKind.NULLIFY));
            } else {
                state.own.of(at).forEach(vote -> state.send(to, new Message.Voted(vote, Work.NONE)));
                if (at.compareTo(state.view) < 0 && state.mayVote() && state.own.mayNullify(at)) {
                    nullify(at);
                }
            }
            at = at.next();
        }
        answer(to, certificates);
    }

    private void nullify(View view) {
        var ballot = state.ballot(VoteKind.NULLIFY, view, null);
        state.broadcast(new Message.Voted(state.cast(ballot, List.of()), Work.NONE));
    }

    void newestVoteRequest(int to, long incarnation) {
        state.send(to, new Message.NewestVoteAnswer(incarnation, state.heard.newest(to)));
    }

    private void answer(int to, List<Certificate> certificates) {
        if (!certificates.isEmpty()) {
            state.send(to, new Message.CertificateAnswer(certificates));
        }
    }

    private static void add(List<Certificate> certificates, @Nullable Certificate certificate) {
        if (certificate != null && !certificates.contains(certificate)) {
            certificates.add(certificate);
        }
    }
}
