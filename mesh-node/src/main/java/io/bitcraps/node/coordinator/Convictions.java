package io.bitcraps.node.coordinator;

import io.bitcraps.events.block.Committee;
import io.bitcraps.events.state.StateKey;
import io.bitcraps.events.state.StateTrie;
import io.bitcraps.events.state.StateValue.Conviction;
import io.bitcraps.node.mesh.Peer;
import java.util.ArrayList;
import java.util.List;

/** Whom the chain has convicted, as of the newest durable block. Written by one thread, read by any. */
final class Convictions {

    private final Committee committee;
    private volatile List<Conviction> list = List.of();

    Convictions(Committee committee) {
        this.committee = committee;
    }

    /** Those that the state has and this did not. */
    List<Conviction> update(StateTrie state) {
        List<Conviction> before = list;
        List<Conviction> now = new ArrayList<>();
        for (int validator = 0; validator < committee.size(); validator++) {
            if (state.get(StateKey.conviction(committee.epoch(), validator)) instanceof Conviction conviction) {
                now.add(conviction);
            }
        }
        list = List.copyOf(now);
        now.removeAll(before);
        return now;
    }

    int size() {
        return list.size();
    }

    /** One for each, for people. */
    List<String> sentences() {
        return list.stream().map(this::sentence).toList();
    }

    String sentence(Conviction conviction) {
        return committee.validators().get(conviction.validator()).name() + " is convicted of "
                + conviction.offence().text() + " in view " + conviction.view() + ", by the block at height "
                + conviction.height();
    }

    /** The peers that are not. */
    List<Peer> acquitted(List<Peer> peers) {
        List<Conviction> convicted = list;
        return peers.stream()
                .filter(peer -> convicted.stream()
                        .noneMatch(conviction -> committee
                                .validators()
                                .get(conviction.validator())
                                .voteKey()
                                .equals(peer.key())))
                .toList();
    }
}
