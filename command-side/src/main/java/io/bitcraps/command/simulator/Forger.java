package io.bitcraps.command.simulator;

import io.bitcraps.command.consensus.Message;
import io.bitcraps.command.consensus.Work;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteCodec;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes what a faulty validator can make with its own key and what it has heard, and nothing more. */
record Forger(int self, int nodes, SigningKey key, Workload workload, SplitMix64 random) {

    private static final int FAR_MS = 5_000;

    Vote vote(VoteKind kind, View view, @Nullable BlockId block) {
        return sign(new Ballot(kind, Epoch.ZERO, view, block), self);
    }

    Message voted(VoteKind kind, View view, @Nullable BlockId block) {
        return new Message.Voted(vote(kind, view, block), Work.NONE);
    }

    /** A vote in the name of another, under the own key. */
    Message inAnothersName(Ballot ballot) {
        return new Message.Voted(sign(ballot, random.below(nodes)), Work.NONE);
    }

    /** The same block a moment later, or on another executed parent. */
    Message.Proposal on(BlockId parent, View parentView, Message.Proposal proposal, Application application) {
        BlockHeader header = proposal.block().header();
        return proposes(
                application.block(parent, header.view(), self, header.timeMs() + 1, List.of()), parentView, proposal);
    }

    /** A block with another state root, or with an action that nobody signed. */
    Message.Proposal invalid(Message.Proposal proposal, Application application) {
        Block block = proposal.block();
        BlockHeader header = block.header();
        if (random.below(2) == 0) {
            BlockHeader wrong = new BlockHeader(
                    header.version(),
                    header.chain(),
                    header.epoch(),
                    header.height(),
                    header.view(),
                    header.parent(),
                    header.proposer(),
                    header.timeMs(),
                    header.bodyHash(),
                    header.before(),
                    header.after(),
                    Hash.ZERO,
                    header.seeds(),
                    header.actions());
            return proposes(new Block(BlockCodec.id(wrong), wrong, block.actions()), proposal.parentView(), proposal);
        }
        SignedAction unsigned = workload.action(Integer.MAX_VALUE - random.below(1_000));
        Block forged = application.block(header.parent(), header.view(), self, header.timeMs(), List.of(unsigned));
        return proposes(forged, proposal.parentView(), proposal);
    }

    /** The same block at a time far ahead or, half the time, not after its parent's. */
    Message.Proposal shifted(Message.Proposal proposal, Application application) {
        Block block = proposal.block();
        BlockHeader header = block.header();
        long timeMs = header.timeMs() + random.between(-FAR_MS, FAR_MS);
        Block moved = application.block(header.parent(), header.view(), self, timeMs, block.actions());
        return proposes(moved, proposal.parentView(), proposal);
    }

    /** The same block with a parent's view that is not the parent's. */
    Message.Proposal misplaced(Message.Proposal proposal) {
        long view = proposal.block().header().view().value();
        return new Message.Proposal(
                proposal.block(),
                new View(random.between(0, view + 1)),
                proposal.vote(),
                random.below(2) == 0 ? List.of() : proposal.certificates());
    }

    /** A certificate for the ballot of which no quorum of votes was heard: few votes, filled up with own signatures. */
    Certificate certificate(Ballot ballot, Collection<Vote> heard) {
        TreeMap<Integer, Vote> votes = new TreeMap<>();
        heard.stream()
                .filter(vote -> vote.ballot().equals(ballot))
                .limit(1)
                .forEach(vote -> votes.put(vote.validator(), vote));
        votes.put(self, sign(ballot, self));
        for (int other = 0; other < nodes && random.below(8) != 0; other++) {
            Vote ofAnotherBallot = anyOf(other, heard);
            votes.putIfAbsent(
                    other,
                    ofAnotherBallot == null
                            ? sign(ballot, other)
                            : new Vote(ballot, other, ofAnotherBallot.signature()));
        }
        return new Certificate(ballot, new ArrayList<>(votes.values()));
    }

    private static @Nullable Vote anyOf(int validator, Collection<Vote> heard) {
        for (Vote vote : heard) {
            if (vote.validator() == validator) {
                return vote;
            }
        }
        return null;
    }

    private Message.Proposal proposes(Block block, View parentView, Message.Proposal instead) {
        Vote vote = vote(VoteKind.NOTARIZE, block.header().view(), block.id());
        return new Message.Proposal(block, parentView, vote, instead.certificates());
    }

    private Vote sign(Ballot ballot, int name) {
        return new Vote(ballot, name, key.sign(VoteCodec.signedBytes(workload.chain(), ballot)));
    }
}
