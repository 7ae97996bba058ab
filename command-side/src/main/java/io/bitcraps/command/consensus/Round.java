package io.bitcraps.command.consensus;

import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.Evidence;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.View;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of one view: at most one vote of a validator and kind, one certificate of a kind, one proposal. */
final class Round {

    private final View view;
    private final int quorum;
    private final Map<VoteKind, TreeMap<Integer, Vote>> votes = new EnumMap<>(VoteKind.class);
    private final Map<VoteKind, Certificate> certificates = new EnumMap<>(VoteKind.class);
    private final Map<Integer, Set<Evidence.Offence>> convicted = new TreeMap<>();
    private Message.@Nullable Proposal proposal;

    /** Two notarize votes of this view's leader were seen: it gets no finalize of ours. */
    boolean leaderEquivocated;

    /** A timer fired or the proposal failed: nullify as soon as it is allowed. */
    boolean givenUp;

    /** Finalize was cast, or will never be. */
    boolean finalizeSettled;

    /** The proposal's time was ahead of the own clock, and its timer has fired since. */
    boolean timeReached;

    /** The clock timer runs for it. */
    boolean waiting;

    /** What the proposal lacks was asked for since the last answer or retry. */
    boolean asked;

    /** The proposal was checked by every rule; the own clock then, or -1. */
    long verifiedAtMs = -1;

    Round(View view, int quorum) {
        this.view = view;
        this.quorum = quorum;
        for (VoteKind kind : VoteKind.values()) {
            votes.put(kind, new TreeMap<>());
        }
    }

    View view() {
        return view;
    }

    Message.@Nullable Proposal proposal() {
        return proposal;
    }

    /**
     * Only the first proposal counts.
     *
     * @return whether this was it
     */
    boolean propose(Message.Proposal first) {
        if (proposal != null) {
            return false;
        }
        proposal = first;
        return true;
    }

    boolean holds(Vote vote) {
        Vote held = of(vote.ballot().kind()).get(vote.validator());
        return held != null && held.ballot().equals(vote.ballot());
    }

    /**
     * Counts the vote unless one of its signer and kind is counted already; the second is evidence at most.
     *
     * @return whether it was counted
     */
    boolean add(Vote vote) {
        return of(vote.ballot().kind()).putIfAbsent(vote.validator(), vote) == null;
    }

    /** Offences that this vote proves together with those held; each is told once. */
    List<Evidence> evidence(Vote vote) {
        List<Evidence> found = new ArrayList<>();
        for (VoteKind kind : VoteKind.values()) {
            Vote held = of(kind).get(vote.validator());
            if (held != null && Evidence.conflicts(held, vote)) {
                Evidence evidence = new Evidence(held, vote);
                if (convicted
                        .computeIfAbsent(vote.validator(), v -> EnumSet.noneOf(Evidence.Offence.class))
                        .add(evidence.offence())) {
                    found.add(evidence);
                }
            }
        }
        return found;
    }

    /** The certificate that the votes for this ballot make, or null while they are too few or one is held already. */
    @Nullable
    Certificate complete(Ballot ballot) {
        if (certificates.containsKey(ballot.kind())) {
            return null;
        }
        List<Vote> same = of(ballot.kind()).values().stream()
                .filter(vote -> vote.ballot().equals(ballot))
                .toList();
        return same.size() < quorum ? null : new Certificate(ballot, same);
    }

    @Nullable
    Certificate certificate(VoteKind kind) {
        return certificates.get(kind);
    }

    void certify(Certificate certificate) {
        certificates.put(certificate.ballot().kind(), certificate);
    }

    boolean nullified() {
        return certificates.containsKey(VoteKind.NULLIFY);
    }

    /** The block that was notarized or finalized here, or null. */
    @Nullable
    BlockId certifiedBlock() {
        Certificate certificate = parentCertificate();
        return certificate == null ? null : certificate.ballot().block();
    }

    /** What proves that {@link #certifiedBlock} is a parent one may build on, or null. */
    @Nullable
    Certificate parentCertificate() {
        Certificate notarization = certificates.get(VoteKind.NOTARIZE);
        return notarization == null ? certificates.get(VoteKind.FINALIZE) : notarization;
    }

    int heldVotes() {
        return votes.values().stream().mapToInt(TreeMap::size).sum();
    }

    private SortedMap<Integer, Vote> of(VoteKind kind) {
        return java.util.Objects.requireNonNull(votes.get(kind));
    }
}
