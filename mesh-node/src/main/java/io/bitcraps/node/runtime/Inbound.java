package io.bitcraps.node.runtime;

import io.bitcraps.command.consensus.Message;
import io.bitcraps.command.consensus.MessageCheck;
import io.bitcraps.command.consensus.MessageCodec;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.Committee;
import io.bitcraps.events.codec.Malformed;
import io.bitcraps.events.crypto.SignatureVerifier;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.ingress.Admission;
import io.bitcraps.node.ingress.Mempool;
import io.bitcraps.node.runtime.beacon.BeaconLoop;
import io.bitcraps.node.runtime.lane.Bounds;
import io.bitcraps.node.runtime.lane.Lane;
import io.bitcraps.node.runtime.peer.PeerMessage;
import io.bitcraps.node.runtime.peer.PeerMessageCodec;
import io.bitcraps.node.runtime.peer.Peers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Frames of peers: decoded and checked by the verifiers, and handed to whom they are for. Thread-safe. */
final class Inbound {

    /** Frames that wait for each peer to be decoded and checked. */
    static final Bounds OF_A_PEER = new Bounds(2_048, 4 * 1024 * 1024);

    private static final int MALFORMED_POINTS = 50;
    private static final int BAD_SIGNATURE_POINTS = 50;
    private static final int BAD_ACTION_POINTS = 1;

    private final ChainId chain;
    private final Committee committee;
    private final Checks checks;
    private final Peers peers;
    private final Lane verifiers;
    private final Mempool mempool;
    private final Supplier<Admission.Tip> tip;
    private final Receivers receivers;

    /** How each kind of message is checked. */
    record Checks(MessageCodec messages, MessageCheck votes, Admission admission, SignatureVerifier verifier) {}

    /** Who takes what was checked: from which validator, in a frame of how many bytes. */
    interface Receivers {
        void consensus(int from, int bytes, Message message);

        /** New in the mempool. */
        void actions(List<SignedAction> actions);

        void share(int from, int bytes, PeerMessage.BeaconShare share);

        void seed(int from, int bytes, PeerMessage.BeaconSeed seed);

        void cosignature(int from, int bytes, PeerMessage.Cosignature cosignature);

        void blocksRequest(int from, int bytes, PeerMessage.BlocksRequest request);

        void blocks(int from, int bytes, PeerMessage.Blocks blocks);
    }

    Inbound(
            ChainId chain,
            Committee committee,
            Checks checks,
            Peers peers,
            Lane verifiers,
            Mempool mempool,
            Supplier<Admission.Tip> tip,
            Receivers receivers) {
        this.chain = chain;
        this.committee = committee;
        this.checks = checks;
        this.peers = peers;
        this.verifiers = verifiers;
        this.mempool = mempool;
        this.tip = tip;
        this.receivers = receivers;
    }

    /** On the peer's I/O thread; returns at once. */
    void frame(PublicKey from, byte[] frame) {
        int index = peers.indexOf(from);
        if (index >= 0) {
            verifiers.offer(index, frame.length, () -> decode(from, index, frame));
        }
    }

    private void decode(PublicKey from, int index, byte[] frame) {
        try {
            dispatch(from, index, frame.length, PeerMessageCodec.CODEC.decode(frame));
        } catch (Malformed | IllegalArgumentException | ArithmeticException e) {
            peers.penalize(from, MALFORMED_POINTS, "a malformed message: " + e.getMessage());
        }
    }

    private void dispatch(PublicKey from, int index, int bytes, PeerMessage message) {
        switch (message) {
            case PeerMessage.Consensus m -> consensus(from, index, bytes, m);
            case PeerMessage.Actions m -> actions(from, m);
            case PeerMessage.ActionRequest m -> answer(index, m);
            case PeerMessage.BeaconShare m -> share(from, index, bytes, m);
            case PeerMessage.BeaconSeed m -> receivers.seed(index, bytes, m);
            case PeerMessage.Cosignature m -> receivers.cosignature(index, bytes, m);
            case PeerMessage.BlocksRequest m -> receivers.blocksRequest(index, bytes, m);
            case PeerMessage.Blocks m -> receivers.blocks(index, bytes, m);
        }
    }

    private void consensus(PublicKey from, int index, int bytes, PeerMessage.Consensus m) {
        var message = checks.messages().decode(m.message());
        switch (checks.votes().check(index, message)) {
            case MessageCheck.Result.Good good -> receivers.consensus(index, bytes, message);
            case MessageCheck.Result.Bad bad -> peers.penalize(from, BAD_SIGNATURE_POINTS, bad.reason());
        }
    }

    private void actions(PublicKey from, PeerMessage.Actions m) {
        List<SignedAction> added = new ArrayList<>();
        Admission.Tip now = tip.get();
        for (byte[] jws : m.jws()) {
            switch (checks.admission().check(jws, now, mempool, from)) {
                case Admission.Outcome.Admitted admitted -> {
                    if (mempool.add(admitted.action(), from) == Mempool.Added.ADDED) {
                        added.add(admitted.action());
                    }
                }
                case Admission.Outcome.Refused refused -> {
                    // An honest peer may be a block ahead or behind; only what no state excuses counts against it.
                    if (refused.code().equals("bad-signature") || refused.code().equals("malformed-action")) {
                        peers.penalize(from, BAD_ACTION_POINTS, "shared an action that no honest node admits");
                    }
                }
            }
        }
        if (!added.isEmpty()) {
            receivers.actions(added);
        }
    }

    private void answer(int index, PeerMessage.ActionRequest request) {
        SignedAction action = mempool.get(request.ticket());
        if (action != null) {
            peers.send(index, new PeerMessage.Actions(List.of(action.jws())));
        }
    }

    private void share(PublicKey from, int index, int bytes, PeerMessage.BeaconShare share) {
        boolean member = share.validator() < committee.size();
        boolean signed = member
                && checks.verifier()
                        .verify(
                                committee.validators().get(share.validator()).voteKey(),
                                BeaconLoop.signedBytes(chain, share.height(), share.share()),
                                share.signature());
        if (signed) {
            receivers.share(index, bytes, share);
        } else {
            peers.penalize(from, BAD_SIGNATURE_POINTS, "a beacon share whose signature does not hold");
        }
    }
}
