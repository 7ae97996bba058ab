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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Frames of peers: decoded, checked on the verifier pool, and handed to whom they are for. Thread-safe. */
final class Inbound {

    private static final int MALFORMED_POINTS = 50;
    private static final int BAD_SIGNATURE_POINTS = 50;
    private static final int BAD_ACTION_POINTS = 1;

    private final ChainId chain;
    private final Committee committee;
    private final Checks checks;
    private final Peers peers;
    private final SignaturePool pool;
    private final Mempool mempool;
    private final Supplier<Admission.Tip> tip;
    private final Receivers receivers;

    /** How each kind of message is checked. */
    record Checks(MessageCodec messages, MessageCheck votes, Admission admission, SignatureVerifier verifier) {}

    /** Who takes what was checked. */
    interface Receivers {
        void consensus(int from, Message message);

        /** New in the mempool. */
        void actions(List<SignedAction> actions);

        void share(PeerMessage.BeaconShare share);

        void seed(int from, PeerMessage.BeaconSeed seed);

        void cosignature(int from, PeerMessage.Cosignature cosignature);

        void blocksRequest(int from, PeerMessage.BlocksRequest request);

        void blocks(int from, PeerMessage.Blocks blocks);
    }

    Inbound(
            ChainId chain,
            Committee committee,
            Checks checks,
            Peers peers,
            SignaturePool pool,
            Mempool mempool,
            Supplier<Admission.Tip> tip,
            Receivers receivers) {
        this.chain = chain;
        this.committee = committee;
        this.checks = checks;
        this.peers = peers;
        this.pool = pool;
        this.mempool = mempool;
        this.tip = tip;
        this.receivers = receivers;
    }

    /** On the peer's I/O thread; returns at once. */
    void frame(PublicKey from, byte[] frame) {
        int index = peers.indexOf(from);
        if (index >= 0) {
            pool.submit(() -> decode(from, index, frame));
        }
    }

    private void decode(PublicKey from, int index, byte[] frame) {
        try {
            dispatch(from, index, PeerMessageCodec.CODEC.decode(frame));
        } catch (Malformed | IllegalArgumentException | ArithmeticException e) {
            peers.penalize(from, MALFORMED_POINTS, "a malformed message: " + e.getMessage());
        }
    }

    private void dispatch(PublicKey from, int index, PeerMessage message) {
        switch (message) {
            case PeerMessage.Consensus m -> consensus(from, index, m);
            case PeerMessage.Actions m -> actions(from, m);
            case PeerMessage.ActionRequest m -> answer(index, m);
            case PeerMessage.BeaconShare m -> share(from, m);
            case PeerMessage.BeaconSeed m -> receivers.seed(index, m);
            case PeerMessage.Cosignature m -> receivers.cosignature(index, m);
            case PeerMessage.BlocksRequest m -> receivers.blocksRequest(index, m);
            case PeerMessage.Blocks m -> receivers.blocks(index, m);
        }
    }

    private void consensus(PublicKey from, int index, PeerMessage.Consensus m) {
        var message = checks.messages().decode(m.message());
        switch (checks.votes().check(index, message)) {
            case MessageCheck.Result.Good good -> receivers.consensus(index, message);
            case MessageCheck.Result.Bad bad -> peers.penalize(from, BAD_SIGNATURE_POINTS, bad.reason());
        }
    }

    private void actions(PublicKey from, PeerMessage.Actions m) {
        List<SignedAction> added = new ArrayList<>();
        Admission.Tip now = tip.get();
        for (byte[] jws : m.jws()) {
            switch (checks.admission().check(jws, now, mempool)) {
                case Admission.Outcome.Admitted admitted -> {
                    if (mempool.add(admitted.action()) == Mempool.Added.ADDED) {
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

    private void share(PublicKey from, PeerMessage.BeaconShare share) {
        boolean member = share.validator() < committee.size();
        boolean signed = member
                && checks.verifier()
                        .verify(
                                committee.validators().get(share.validator()).voteKey(),
                                BeaconLoop.signedBytes(chain, share.height(), share.share()),
                                share.signature());
        if (signed) {
            receivers.share(share);
        } else {
            peers.penalize(from, BAD_SIGNATURE_POINTS, "a beacon share whose signature does not hold");
        }
    }
}
