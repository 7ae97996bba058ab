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
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteCodec;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.View;
import io.bitcraps.node.runtime.Validator;
import io.bitcraps.node.runtime.beacon.BeaconLoop;
import io.bitcraps.node.runtime.peer.PeerMessage;
import io.bitcraps.node.runtime.peer.PeerMessageCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the frames of an honest node into what a dishonest one sends. It has its validator's keys, so its lies are
 * signed: only the protocol stands in its way.
 */
final class Villain {

    private static final MessageCodec MESSAGES = new MessageCodec(new BlockCodec(ActionCodec::parse));
    private static final byte[] OTHER_MESSAGE = "not a lock".getBytes(StandardCharsets.US_ASCII);
    private static final int MEMORY = 64;
    private static final int FAR_VIEWS = 1_000_000;

    private final Deed deed;
    private final Stage stage;
    private final Validator.Keys keys;
    private final SplitMix64 random;
    private final List<byte[]> past = new ArrayList<>();

    Villain(Deed deed, Stage stage, int validator, SplitMix64 random) {
        this.deed = deed;
        this.stage = stage;
        this.keys = stage.validators().get(validator);
        this.random = random;
    }

    /** What leaves instead of a frame; none, or others beside it. The same to all, but for the one who tells some. */
    List<byte[]> says(byte[] frame) {
        PeerMessage message = PeerMessageCodec.CODEC.decode(frame);
        return switch (deed) {
            case HONEST, RUNS_TWICE, SHIFTS_TIME, FORGETS, TELLS_SOME -> List.of(frame);
            case KEEPS_SILENT -> List.of();
            case WITHHOLDS_BLOCKS -> withholdsBlocks(message) ? List.of() : List.of(frame);
            case WITHHOLDS_SHARES ->
                message instanceof PeerMessage.BeaconShare || message instanceof PeerMessage.BeaconSeed
                        ? List.of()
                        : List.of(frame);
            case VOTES_TWICE -> with(frame, contradictions(message));
            case WRONG_ROOTS ->
                consensus(message) instanceof Message.Proposal proposal ? List.of(wrongRoot(proposal)) : List.of(frame);
            case FALSE_SIGNATURES ->
                consensus(message) instanceof Message.Proposal proposal ? List.of(unsigned(proposal)) : List.of(frame);
            case BAD_SHARES ->
                message instanceof PeerMessage.BeaconShare share ? List.of(badShare(share)) : List.of(frame);
            case FLOODS -> with(frame, flood(message));
            case REPEATS_THE_PAST -> with(frame, List.of(old(frame)));
        };
    }

    /** Whether this one is told. */
    boolean tells() {
        return deed != Deed.TELLS_SOME || random.below(2) == 0;
    }

    private static @Nullable Message consensus(PeerMessage message) {
        return message instanceof PeerMessage.Consensus(byte[] bytes) ? MESSAGES.decode(bytes) : null;
    }

    private static boolean withholdsBlocks(PeerMessage message) {
        Message inner = consensus(message);
        return inner instanceof Message.Proposal
                || inner instanceof Message.BlockAnswer
                || message instanceof PeerMessage.Blocks;
    }

    private List<byte[]> contradictions(PeerMessage message) {
        if (!(consensus(message) instanceof Message.Voted(Vote vote, Work work))
                || vote.ballot().kind() != VoteKind.NOTARIZE) {
            return List.of();
        }
        View view = vote.ballot().view();
        return List.of(
                voted(VoteKind.NULLIFY, view, null),
                voted(VoteKind.FINALIZE, view, vote.ballot().block()));
    }

    private List<byte[]> flood(PeerMessage message) {
        if (!(consensus(message) instanceof Message.Voted(Vote vote, Work work))) {
            return List.of();
        }
        long view = vote.ballot().view().value();
        return List.of(
                voted(VoteKind.NULLIFY, new View(view + 1 + random.below(8)), null),
                voted(VoteKind.NULLIFY, new View(view + random.below(FAR_VIEWS)), null),
                voted(VoteKind.FINALIZE, new View(view + random.below(FAR_VIEWS)), new BlockId(Hash.ZERO)));
    }

    private byte[] wrongRoot(Message.Proposal proposal) {
        BlockHeader header = proposal.block().header();
        return proposes(proposal, header.bodyHash(), Hash.ZERO, proposal.block().actions());
    }

    private byte[] unsigned(Message.Proposal proposal) {
        List<SignedAction> actions = new ArrayList<>(proposal.block().actions());
        if (actions.isEmpty()) {
            return wrongRoot(proposal);
        }
        byte[] jws = actions.getLast().jws().clone();
        int inSignature = jws.length - 40;
        jws[inSignature] = (byte) (jws[inSignature] == 'A' ? 'B' : 'A');
        actions.set(actions.size() - 1, ActionCodec.parse(jws));
        BlockHeader header = proposal.block().header();
        return proposes(proposal, BlockCodec.bodyHash(actions), header.stateRoot(), actions);
    }

    private byte[] proposes(Message.Proposal instead, Hash body, Hash root, List<SignedAction> actions) {
        BlockHeader old = instead.block().header();
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
        Block block = new Block(BlockCodec.id(header), header, actions);
        Vote vote = vote(VoteKind.NOTARIZE, header.view(), block.id());
        return frame(new Message.Proposal(block, instead.parentView(), vote, instead.certificates()));
    }

    private byte[] badShare(PeerMessage.BeaconShare share) {
        byte[] bytes = keys.beaconShare().sign(OTHER_MESSAGE).bytes();
        var signature = keys.vote().sign(BeaconLoop.signedBytes(stage.genesis().chain(), share.height(), bytes));
        return PeerMessageCodec.CODEC.encode(
                new PeerMessage.BeaconShare(share.height(), share.validator(), bytes, signature));
    }

    private byte[] old(byte[] frame) {
        past.add(frame);
        if (past.size() > MEMORY) {
            past.remove(random.below(MEMORY));
        }
        return past.get(random.below(past.size()));
    }

    private byte[] voted(VoteKind kind, View view, @Nullable BlockId block) {
        return frame(new Message.Voted(vote(kind, view, block), Work.NONE));
    }

    private Vote vote(VoteKind kind, View view, @Nullable BlockId block) {
        Ballot ballot = new Ballot(kind, Epoch.ZERO, view, block);
        return new Vote(
                ballot,
                keys.index(),
                keys.vote().sign(VoteCodec.signedBytes(stage.genesis().chain(), ballot)));
    }

    private static byte[] frame(Message message) {
        return PeerMessageCodec.CODEC.encode(new PeerMessage.Consensus(MESSAGES.encode(message)));
    }

    private static List<byte[]> with(byte[] frame, List<byte[]> more) {
        List<byte[]> all = new ArrayList<>();
        all.add(frame);
        all.addAll(more);
        return all;
    }
}
