package io.bitcraps.command.consensus;

import io.bitcraps.events.block.Vote;
import java.util.TreeSet;

/**
 * A start: before it votes, a validator asks the others for its newest votes and waits for q - 1 answers. If one of
 * them shows a vote above the floor that its journal lacks, it only follows until a new epoch gives it a new key.
 */
final class Rejoin {

    private final ReplicaState state;
    private final TreeSet<Integer> answered = new TreeSet<>();
    private long incarnation;

    Rejoin(ReplicaState state) {
        this.state = state;
    }

    void start(long newIncarnation) {
        incarnation = newIncarnation;
        if (answered.size() >= state.setup.quorum() - 1) {
            state.mode = ReplicaState.Mode.VOTING;
        } else {
            ask();
        }
    }

    void retry() {
        if (state.mode == ReplicaState.Mode.ASKING) {
            ask();
        }
    }

    void receive(int from, Message.NewestVoteAnswer answer) {
        if (state.mode != ReplicaState.Mode.ASKING
                || answer.incarnation() != incarnation
                || from == state.setup.self()) {
            return;
        }
        for (Vote vote : answer.votes()) {
            boolean ours = vote.validator() == state.setup.self();
            boolean open = vote.ballot().view().compareTo(state.tip.view()) > 0;
            if (ours && open && !state.own.contains(vote.ballot())) {
                state.mode = ReplicaState.Mode.FOLLOWING;
                state.emit(new Effect.Follow("the journal lacks our vote " + vote.ballot()));
                return;
            }
        }
        answered.add(from);
        if (answered.size() >= state.setup.quorum() - 1) {
            state.mode = ReplicaState.Mode.VOTING;
        }
    }

    private void ask() {
        state.broadcast(new Message.NewestVoteRequest(incarnation));
    }
}
