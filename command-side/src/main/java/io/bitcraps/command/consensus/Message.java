package io.bitcraps.command.consensus;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.View;
import java.util.List;

/** What validators send each other for consensus. */
public sealed interface Message {

    /** Certificates of one frame. Who needs more asks. */
    int MAX_CERTIFICATES = 32;

    /**
     * The leader's block of a view; {@code vote} is its notarize vote.
     *
     * @param parentView the view in which the parent was notarized, 0 for the epoch's genesis
     * @param certificates the parent's and the nullifications between, as many as fit
     */
    record Proposal(Block block, View parentView, Vote vote, List<Certificate> certificates) implements Message {
        public Proposal {
            certificates = List.copyOf(certificates);
        }

        View view() {
            return vote.ballot().view();
        }
    }

    /** @param work why the sender wants the view to end, if it nullifies; else none */
    record Voted(Vote vote, Work work) implements Message {}

    /** A certificate its sender formed, or entered its view by. */
    record Certified(Certificate certificate) implements Message {}

    record BlockRequest(BlockId block) implements Message {}

    record BlockAnswer(Block block) implements Message {}

    record BlockUnknown(BlockId block) implements Message {}

    /** Asks for what is held of the views {@code first} to {@code last}. */
    record CertificateRequest(View first, View last) implements Message {}

    /** Certificates for one that asked or lags. Never answered, so that two nodes can't answer each other for ever. */
    record CertificateAnswer(List<Certificate> certificates) implements Message {
        public CertificateAnswer {
            certificates = List.copyOf(certificates);
        }
    }

    /**
     * A validator that starts asks for its own newest votes.
     *
     * @param incarnation a number this start shares with no other, echoed by the answer
     */
    record NewestVoteRequest(long incarnation) implements Message {}

    /** @param votes the newest seen of each kind, signed by the one that asked; at most three */
    record NewestVoteAnswer(long incarnation, List<Vote> votes) implements Message {
        public NewestVoteAnswer {
            votes = List.copyOf(votes);
        }
    }
}
