package io.bitcraps.node.runtime;

import io.bitcraps.command.consensus.Message;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.node.runtime.beacon.BeaconLoop;
import io.bitcraps.node.runtime.consensus.ConsensusLoop;
import io.bitcraps.node.runtime.peer.PeerMessage;
import io.bitcraps.node.runtime.publish.Cosigner;
import io.bitcraps.node.runtime.sync.Syncing;
import java.util.List;

/** Who in a validator takes which message of a peer. */
record Departments(ConsensusLoop consensusLoop, BeaconLoop beacon, Cosigner cosigner, Syncing syncing)
        implements Inbound.Receivers {

    @Override
    public void consensus(int from, int bytes, Message message) {
        consensusLoop.received(from, bytes, message);
    }

    @Override
    public void actions(List<SignedAction> actions) {
        consensusLoop.arrived(actions);
    }

    @Override
    public void share(int from, int bytes, PeerMessage.BeaconShare share) {
        beacon.received(from, bytes, share);
    }

    @Override
    public void seed(int from, int bytes, PeerMessage.BeaconSeed seed) {
        beacon.received(from, bytes, seed);
    }

    @Override
    public void cosignature(int from, int bytes, PeerMessage.Cosignature cosignature) {
        cosigner.received(from, bytes, cosignature);
    }

    @Override
    public void blocksRequest(int from, int bytes, PeerMessage.BlocksRequest request) {
        syncing.asked(from, bytes, request);
    }

    @Override
    public void blocks(int from, int bytes, PeerMessage.Blocks blocks) {
        syncing.answered(from, bytes, blocks);
    }
}
