package io.bitcraps.node.simulator.run;

import io.bitcraps.command.consensus.Message;
import io.bitcraps.command.consensus.MessageCodec;
import io.bitcraps.command.consensus.Work;
import io.bitcraps.command.simulator.SplitMix64;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteCodec;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import io.bitcraps.node.runtime.Validator;
import io.bitcraps.node.runtime.beacon.BeaconLoop;
import io.bitcraps.node.runtime.peer.PeerMessage;
import io.bitcraps.node.runtime.peer.PeerMessageCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Frames that no honest validator sends, made of one validator's keys and what it has heard. */
record Lies(Stage stage, Validator.Keys keys, SplitMix64 random) {

    private static final MessageCodec MESSAGES = new MessageCodec(new BlockCodec(ActionCodec::parse));
    private static final byte[] OTHER_MESSAGE = "not a lock".getBytes(StandardCharsets.US_ASCII);
    private static final int LONG = 1 << 20;

    static byte[] frame(Message message) {
        return PeerMessageCodec.CODEC.encode(new PeerMessage.Consensus(MESSAGES.encode(message)));
    }

    byte[] voted(VoteKind kind, View view, @Nullable BlockId block) {
        return voted(kind, view, block, keys.index());
    }

    byte[] voted(VoteKind kind, View view, @Nullable BlockId block, int name) {
        return frame(new Message.Voted(vote(new Ballot(kind, Epoch.ZERO, view, block), name), Work.NONE));
    }

    private Vote vote(Ballot ballot, int name) {
        return new Vote(
                ballot,
                name,
                keys.vote().sign(VoteCodec.signedBytes(stage.genesis().chain(), ballot)));
    }

    int another() {
        return random.below(stage.validators().size());
    }

    /** Of one good vote, and of own signatures where a quorum's would have to stand. */
    byte[] certificate(Vote vote) {
        Ballot ballot = vote.ballot();
        List<Vote> votes = new ArrayList<>();
        for (int name = 0; name < stage.validators().size(); name++) {
            if (name == vote.validator()) {
                votes.add(vote);
            } else if (random.below(4) != 0) {
                votes.add(vote(ballot, name));
            }
        }
        return frame(new Message.Certified(new Certificate(ballot, votes)));
    }

    byte[] wrongRoot(Message.Proposal proposal) {
        return proposes(proposal, wrongRoot(proposal.block()));
    }

    static Block wrongRoot(Block block) {
        return block(block.header(), block.header().bodyHash(), Hash.ZERO, block.actions());
    }

    /** With an action whose signature is another one; with a wrong root where the block has no action. */
    byte[] unsigned(Message.Proposal proposal) {
        List<SignedAction> actions = new ArrayList<>(proposal.block().actions());
        if (actions.isEmpty()) {
            return wrongRoot(proposal);
        }
        byte[] jws = actions.getLast().jws().clone();
        int inSignature = jws.length - 40;
        jws[inSignature] = (byte) (jws[inSignature] == 'A' ? 'B' : 'A');
        actions.set(actions.size() - 1, ActionCodec.parse(jws));
        BlockHeader header = proposal.block().header();
        return proposes(proposal, block(header, BlockCodec.bodyHash(actions), header.stateRoot(), actions));
    }

    private byte[] proposes(Message.Proposal instead, Block block) {
        Ballot ballot = new Ballot(VoteKind.NOTARIZE, Epoch.ZERO, block.header().view(), block.id());
        return frame(
                new Message.Proposal(block, instead.parentView(), vote(ballot, keys.index()), instead.certificates()));
    }

    private static Block block(BlockHeader old, Hash body, Hash root, List<SignedAction> actions) {
        BlockHeader header = new BlockHeader(
                old.version(),
                old.chain(),
                old.epoch(),
                old.height(),
                old.view(),
                old.parent(),
                old.proposer(),
                old.timeMs(),
                body,
                old.before(),
                old.after(),
                root,
                old.seeds(),
                actions.size());
        return new Block(BlockCodec.id(header), header, actions);
    }

    /** What is no share, under a good signature. */
    byte[] badShare(Height height) {
        return share(height, keys.beaconShare().sign(OTHER_MESSAGE).bytes(), keys.index());
    }

    byte[] share(Height height, byte[] share, int name) {
        var signature = keys.vote().sign(BeaconLoop.signedBytes(stage.genesis().chain(), height, share));
        return PeerMessageCodec.CODEC.encode(new PeerMessage.BeaconShare(height, name, share, signature));
    }

    /** The same frame, one bit of it another. */
    byte[] altered(byte[] frame) {
        byte[] altered = frame.clone();
        altered[random.below(altered.length)] ^= (byte) (1 << random.below(8));
        return altered;
    }

    byte[] mangled(byte[] frame) {
        return switch (random.below(4)) {
            case 0 -> Arrays.copyOf(frame, random.below(frame.length));
            case 1 -> Arrays.copyOf(frame, frame.length + LONG);
            case 2 -> altered(frame);
            default -> noise(1 + random.below(64));
        };
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        for (int i = 0; i < length; i++) {
            noise[i] = (byte) random.below(256);
        }
        return noise;
    }
}
