package io.bitcraps.node.runtime.peer;

import io.bitcraps.command.consensus.Message;
import io.bitcraps.command.consensus.MessageCodec;
import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.block.Committee;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.mesh.Envelope;
import io.bitcraps.node.mesh.Priority;

/** The other validators by index, and what is sent to them with which urgency. What is sent may be lost. Thread-safe. */
public final class Peers {

    private final Committee committee;
    private final MessageCodec messages;
    private final Links links;

    public Peers(Committee committee, MessageCodec messages, Links links) {
        this.committee = committee;
        this.messages = messages;
        this.links = links;
    }

    public void broadcast(Message message) {
        links.broadcast(priority(message), frame(new PeerMessage.Consensus(messages.encode(message))));
    }

    public void send(int validator, Message message) {
        links.send(key(validator), priority(message), frame(new PeerMessage.Consensus(messages.encode(message))));
    }

    public void broadcast(PeerMessage message) {
        links.broadcast(priority(message), frame(message));
    }

    public void send(int validator, PeerMessage message) {
        links.send(key(validator), priority(message), frame(message));
    }

    /** Whether an answer to a question for blocks has not left for this validator yet. */
    public boolean isAnswering(int validator) {
        return links.waits(key(validator), Priority.SYNC);
    }

    /** Bytes that no honest validator sends. */
    public void penalize(PublicKey peer, int points, String reason) {
        links.penalize(peer, points, reason);
    }

    /** Proof of malice: its links are cut. */
    public void disconnect(int validator, String reason) {
        links.disconnect(key(validator), reason);
    }

    /** Index in the committee, or -1. */
    public int indexOf(PublicKey voteKey) {
        for (int i = 0; i < committee.size(); i++) {
            if (committee.validators().get(i).voteKey().equals(voteKey)) {
                return i;
            }
        }
        return -1;
    }

    private PublicKey key(int validator) {
        return committee.validators().get(validator).voteKey();
    }

    private static byte[] frame(PeerMessage message) {
        byte[] frame = PeerMessageCodec.CODEC.encode(message);
        InvariantViolation.check(
                frame.length <= Envelope.MAX_FRAME_BYTES,
                "a message of " + frame.length + " bytes fits no frame: the limits of blocks are wrong");
        return frame;
    }

    private static Priority priority(Message message) {
        return switch (message) {
            case Message.Proposal m -> Priority.PROPOSALS;
            case Message.Voted m -> Priority.VOTES;
            case Message.Certified m -> Priority.VOTES;
            case Message.BlockAnswer m -> Priority.BLOCK_PARTS;
            case Message.BlockRequest m -> Priority.CONTROL;
            case Message.BlockUnknown m -> Priority.CONTROL;
            case Message.CertificateRequest m -> Priority.CONTROL;
            case Message.CertificateAnswer m -> Priority.CONTROL;
            case Message.NewestVoteRequest m -> Priority.CONTROL;
            case Message.NewestVoteAnswer m -> Priority.CONTROL;
        };
    }

    private static Priority priority(PeerMessage message) {
        return switch (message) {
            case PeerMessage.Consensus m -> Priority.VOTES;
            case PeerMessage.BeaconShare m -> Priority.VOTES;
            case PeerMessage.BeaconSeed m -> Priority.VOTES;
            case PeerMessage.ActionRequest m -> Priority.CONTROL;
            case PeerMessage.BlocksRequest m -> Priority.SYNC;
            case PeerMessage.Blocks m -> Priority.SYNC;
            case PeerMessage.Actions m -> Priority.GOSSIP;
            case PeerMessage.Cosignature m -> Priority.GOSSIP;
        };
    }
}
