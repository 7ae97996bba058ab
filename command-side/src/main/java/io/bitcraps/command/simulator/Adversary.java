package io.bitcraps.command.simulator;

import io.bitcraps.command.consensus.Message;
import io.bitcraps.command.consensus.Work;
import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteCodec;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.View;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns what an honest replica would send into what a faulty validator sends. It has its own key and its own execution,
 * so its lies are signed and its blocks are valid: only the protocol stands in its way.
 */
final class Adversary {

    record Addressed(int to, Message message) {}

    private static final int MEMORY = 32;

    private final Deed deed;
    private final int self;
    private final int nodes;
    private final SigningKey key;
    private final ChainId chain;
    private final SplitMix64 random;
    private final List<Message> heard = new ArrayList<>();
    private final List<Message.Proposal> proposals = new ArrayList<>();

    Adversary(Deed deed, int self, int nodes, SigningKey key, ChainId chain, SplitMix64 random) {
        this.deed = deed;
        this.self = self;
        this.nodes = nodes;
        this.key = key;
        this.chain = chain;
        this.random = random;
    }

    /** What leaves instead of a broadcast. */
    List<Addressed> broadcasts(Message message, Application application) {
        remember(message);
        return switch (deed) {
            case HONEST, FORGETS -> toAll(message);
            case EQUIVOCATES ->
                message instanceof Message.Proposal proposal
                        ? split(proposal, variant(proposal, random.below(2) == 0, application))
                        : toAll(message);
            case FORKS ->
                message instanceof Message.Proposal proposal
                        ? toAll(variant(proposal, true, application))
                        : toAll(message);
            case VOTES_TWICE -> {
                List<Addressed> out = toAll(message);
                if (message instanceof Message.Voted voted) {
                    out.addAll(contradictions(voted.vote().ballot()));
                }
                yield out;
            }
            case WITHHOLDS -> some(toAll(message));
            case FLOODS -> {
                List<Addressed> out = toAll(message);
                out.addAll(flood(message));
                yield out;
            }
            case KEEPS_SILENT -> List.of();
        };
    }

    /** What leaves instead of a message to one. */
    List<Addressed> sends(int to, Message message) {
        return deed == Deed.KEEPS_SILENT || deed == Deed.WITHHOLDS && random.below(2) == 0
                ? List.of()
                : List.of(new Addressed(to, message));
    }

    /** What hearing something makes it say. */
    List<Addressed> hears(Message message) {
        remember(message);
        if (deed == Deed.VOTES_TWICE && message instanceof Message.Proposal proposal) {
            Ballot ballot = proposal.vote().ballot();
            return toAll(vote(VoteKind.NOTARIZE, ballot.view(), ballot.block()));
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

    private List<Addressed> split(Message.Proposal proposal, Message.Proposal other) {
        int share = random.below(101);
        return toAll(proposal).stream()
                .map(one -> random.below(100) < share ? one : new Addressed(one.to(), other))
                .toList();
    }

    /** Another valid block of the same view: on the grandparent, as if the parent did not exist, or a moment later. */
    private Message.Proposal variant(Message.Proposal proposal, boolean older, Application application) {
        BlockHeader header = proposal.block().header();
        BlockId parent = header.parent();
        View parentView = proposal.parentView();
        Message.@Nullable Proposal below = proposalOf(parent);
        if (older && below != null && application.knows(below.block().header().parent())) {
            parent = below.block().header().parent();
            parentView = below.parentView();
        }
        Block block = application.block(parent, header.view(), self, header.timeMs() + 1, List.of());
        Ballot ballot = new Ballot(VoteKind.NOTARIZE, Epoch.ZERO, header.view(), block.id());
        return new Message.Proposal(block, parentView, sign(ballot), proposal.certificates());
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
        List<Addressed> out = new ArrayList<>();
        View view = ballot.view();
        out.addAll(toAll(vote(VoteKind.NULLIFY, view, null)));
        for (Message.Proposal proposal : proposals) {
            if (proposal.vote().ballot().view().equals(view)) {
                out.addAll(toAll(vote(VoteKind.FINALIZE, view, proposal.block().id())));
            }
        }
        return out;
    }

    private List<Addressed> flood(Message message) {
        List<Addressed> out = new ArrayList<>();
        if (message instanceof Message.Voted voted) {
            long view = voted.vote().ballot().view().value();
            out.addAll(toAll(vote(VoteKind.NULLIFY, new View(view + 1 + random.below(5)), null)));
            out.addAll(toAll(vote(VoteKind.NULLIFY, new View(view + random.below(1_000_000)), null)));
        }
        if (!heard.isEmpty()) {
            out.addAll(toAll(heard.get(random.below(heard.size()))));
        }
        return out;
    }

    private List<Addressed> some(List<Addressed> all) {
        return all.stream().filter(one -> random.below(2) == 0).toList();
    }

    private Message vote(VoteKind kind, View view, @Nullable BlockId block) {
        return new Message.Voted(sign(new Ballot(kind, Epoch.ZERO, view, block)), Work.NONE);
    }

    private Vote sign(Ballot ballot) {
        return new Vote(ballot, self, key.sign(VoteCodec.signedBytes(chain, ballot)));
    }

    private List<Addressed> toAll(Message message) {
        List<Addressed> out = new ArrayList<>();
        for (int to = 0; to < nodes; to++) {
            if (to != self) {
                out.add(new Addressed(to, message));
            }
        }
        return out;
    }
}
