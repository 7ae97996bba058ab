package io.bitcraps.command.simulator;

import io.bitcraps.command.consensus.Message;
import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.View;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns what an honest replica would send into what a faulty validator sends. It has its own key and its own execution
 * and knows who else is faulty, so its lies are signed: only the protocol stands in its way.
 */
final class Adversary {

    record Addressed(int to, Message message) {}

    private static final List<VoteKind> KINDS = List.of(VoteKind.values());
    private static final int MEMORY = 32;

    private final Deed deed;
    private final Forger forger;
    private final List<Integer> fellows;
    private final SplitMix64 random;
    private final List<Message> heard = new ArrayList<>();
    private final List<Message.Proposal> proposals = new ArrayList<>();

    /** @param fellows the faulty validators, who keep no secrets from each other */
    Adversary(Deed deed, Forger forger, List<Integer> fellows, SplitMix64 random) {
        this.deed = deed;
        this.forger = forger;
        this.fellows = fellows;
        this.random = random;
    }

    /** What leaves instead of a broadcast. */
    List<Addressed> broadcasts(Message message, Application application) {
        remember(message);
        return switch (deed) {
            case HONEST, FORGETS, RUNS_TWICE -> toAll(message);
            case EQUIVOCATES ->
                message instanceof Message.Proposal proposal
                        ? split(proposal, variant(proposal, random.below(2) == 0, application))
                        : toAll(message);
            case FORKS ->
                toAll(message instanceof Message.Proposal proposal ? variant(proposal, true, application) : message);
            case VOTES_TWICE -> {
                List<Addressed> out = toAll(message);
                if (message instanceof Message.Voted voted) {
                    out.addAll(contradictions(voted.vote().ballot()));
                }
                yield out;
            }
            case WITHHOLDS -> some(toAll(message));
            case FLOODS -> with(toAll(message), flood(message));
            case KEEPS_SILENT -> List.of();
            case BUILDS_INVALID ->
                toAll(message instanceof Message.Proposal proposal ? forger.invalid(proposal, application) : message);
            case SHIFTS_TIME ->
                toAll(message instanceof Message.Proposal proposal ? forger.shifted(proposal, application) : message);
            case LIES_IN_ANSWERS ->
                toAll(message instanceof Message.Proposal proposal ? forger.misplaced(proposal) : message);
            case REPEATS_THE_PAST -> toAll(heard.get(random.below(heard.size())));
            case IMPERSONATES -> with(toAll(message), asAnother(message));
            case FORGES_CERTIFICATES -> with(toAll(message), forged());
        };
    }

    /** What leaves instead of a message to one. */
    List<Addressed> sends(int to, Message message) {
        return switch (deed) {
            case KEEPS_SILENT -> List.of();
            case WITHHOLDS -> random.below(2) == 0 ? List.of() : List.of(new Addressed(to, message));
            case LIES_IN_ANSWERS -> lies(to, message);
            case HONEST,
                    EQUIVOCATES,
                    FORKS,
                    VOTES_TWICE,
                    FLOODS,
                    FORGETS,
                    BUILDS_INVALID,
                    SHIFTS_TIME,
                    REPEATS_THE_PAST,
                    IMPERSONATES,
                    FORGES_CERTIFICATES,
                    RUNS_TWICE -> List.of(new Addressed(to, message));
        };
    }

    /** What hearing something makes it say. */
    List<Addressed> hears(Message message) {
        remember(message);
        if (deed == Deed.VOTES_TWICE && message instanceof Message.Proposal proposal) {
            Ballot ballot = proposal.vote().ballot();
            List<Addressed> votes = toAll(forger.voted(VoteKind.NOTARIZE, ballot.view(), ballot.block()));
            if (fellows.contains(proposal.vote().validator())) {
                votes.removeIf(one -> !isMeantFor(one.to(), proposal.block().id()));
            }
            return votes;
        }
        if (deed == Deed.LIES_IN_ANSWERS && message instanceof Message.Certified certified) {
            BlockId block = certified.certificate().ballot().block();
            return block == null ? List.of() : toAll(new Message.BlockUnknown(block)); // nobody asked
        }
        return List.of();
    }

    private void remember(Message message) {
        heard.add(message);
        if (heard.size() > MEMORY) {
            heard.remove(random.below(MEMORY));
        }
        if (message instanceof Message.Proposal proposal) {
            proposals.add(proposal);
            if (proposals.size() > MEMORY) {
                proposals.removeFirst();
            }
        }
    }

    private List<Addressed> lies(int to, Message message) {
        Message lie = switch (message) {
            case Message.BlockAnswer answer ->
                new Message.BlockUnknown(answer.block().id());
            case Message.CertificateAnswer answer ->
                new Message.CertificateAnswer(heard.stream()
                        .filter(Message.Certified.class::isInstance)
                        .map(old -> ((Message.Certified) old).certificate())
                        .limit(random.below(Message.MAX_CERTIFICATES))
                        .toList());
            case Message.NewestVoteAnswer answer -> new Message.NewestVoteAnswer(answer.incarnation(), List.of());
            case Message.Proposal m -> m;
            case Message.Voted m -> m;
            case Message.Certified m -> m;
            case Message.BlockRequest m -> m;
            case Message.BlockUnknown m -> m;
            case Message.CertificateRequest m -> m;
            case Message.NewestVoteRequest m -> m;
        };
        Addressed one = new Addressed(to, lie);
        return List.of(one, one); // a lie repeated
    }

    private List<Addressed> split(Message.Proposal proposal, Message.Proposal other) {
        int share = random.below(101);
        BlockId id = proposal.block().id();
        boolean agreed = fellows.size() > 1 && side(id) != side(other.block().id());
        List<Addressed> out = new ArrayList<>();
        for (Addressed one : toAll(proposal)) {
            boolean first = agreed ? isMeantFor(one.to(), id) : random.below(100) < share;
            boolean both = fellows.contains(one.to());
            if (first || both) {
                out.add(one);
            }
            if (!first || both) {
                out.add(new Addressed(one.to(), other));
            }
        }
        return out;
    }

    /** Of two blocks of one view, fellows show each to one half of the others: the votes that come first are counted. */
    private static boolean isMeantFor(int validator, BlockId block) {
        return validator % 2 == side(block);
    }

    private static int side(BlockId block) {
        return (int) (block.hash().a() & 1);
    }

    /** Another valid block of the same view: on the grandparent, as if the parent did not exist, or a moment later. */
    private Message.Proposal variant(Message.Proposal proposal, boolean older, Application application) {
        BlockId parent = proposal.block().header().parent();
        View parentView = proposal.parentView();
        Message.@Nullable Proposal below = proposalOf(parent);
        if (older && below != null && application.knows(below.block().header().parent())) {
            parent = below.block().header().parent();
            parentView = below.parentView();
        }
        return forger.on(parent, parentView, proposal, application);
    }

    private Message.@Nullable Proposal proposalOf(BlockId block) {
        for (Message.Proposal proposal : proposals) {
            if (proposal.block().id().equals(block)) {
                return proposal;
            }
        }
        return null;
    }

    private List<Addressed> contradictions(Ballot ballot) {
        View view = ballot.view();
        List<Addressed> out = toAll(forger.voted(VoteKind.NULLIFY, view, null));
        for (Message.Proposal proposal : proposals) {
            if (proposal.vote().ballot().view().equals(view)) {
                out.addAll(toAll(
                        forger.voted(VoteKind.FINALIZE, view, proposal.block().id())));
            }
        }
        return out;
    }

    private List<Addressed> flood(Message message) {
        List<Addressed> out = new ArrayList<>();
        if (message instanceof Message.Voted voted) {
            long view = voted.vote().ballot().view().value();
            out.addAll(toAll(forger.voted(VoteKind.NULLIFY, new View(view + 1 + random.below(5)), null)));
            out.addAll(toAll(forger.voted(VoteKind.NULLIFY, new View(view + random.below(1_000_000)), null)));
        }
        out.addAll(toAll(heard.get(random.below(heard.size()))));
        return out;
    }

    private List<Addressed> asAnother(Message message) {
        List<Addressed> out = new ArrayList<>();
        if (message instanceof Message.Voted voted) {
            out.addAll(toAll(forger.inAnothersName(voted.vote().ballot())));
        }
        if (!proposals.isEmpty()) {
            out.addAll(toAll(proposals.get(random.below(proposals.size()))));
        }
        return out;
    }

    private List<Addressed> forged() {
        List<Vote> votes = heard.stream()
                .filter(Message.Voted.class::isInstance)
                .map(one -> ((Message.Voted) one).vote())
                .toList();
        if (votes.isEmpty()) {
            return List.of();
        }
        Ballot seen = votes.get(random.below(votes.size())).ballot();
        VoteKind kind = KINDS.get(random.below(KINDS.size()));
        BlockId block = proposals.isEmpty() ? null : proposals.getLast().block().id();
        boolean lacksBlock = kind != VoteKind.NULLIFY && block == null;
        Ballot ballot = random.below(2) == 0 || lacksBlock
                ? seen
                : new Ballot(kind, seen.epoch(), seen.view(), kind == VoteKind.NULLIFY ? null : block);
        return toAll(new Message.Certified(forger.certificate(ballot, votes)));
    }

    private List<Addressed> some(List<Addressed> all) {
        return all.stream().filter(one -> random.below(2) == 0).toList();
    }

    private static List<Addressed> with(List<Addressed> first, List<Addressed> more) {
        first.addAll(more);
        return first;
    }

    private List<Addressed> toAll(Message message) {
        List<Addressed> out = new ArrayList<>();
        for (int to = 0; to < forger.nodes(); to++) {
            if (to != forger.self() || deed == Deed.RUNS_TWICE) {
                out.add(new Addressed(to, message));
            }
        }
        return out;
    }
}
