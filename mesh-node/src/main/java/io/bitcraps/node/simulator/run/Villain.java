package io.bitcraps.node.simulator.run;

import io.bitcraps.command.consensus.Message;
import io.bitcraps.command.consensus.MessageCodec;
import io.bitcraps.command.simulator.SplitMix64;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.View;
import io.bitcraps.node.runtime.peer.PeerMessage;
import io.bitcraps.node.runtime.peer.PeerMessageCodec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the frames of an honest node into what a dishonest one sends. It has its validator's keys, so its lies are
 * signed: only the protocol stands in its way.
 */
final class Villain {

    private static final MessageCodec MESSAGES = new MessageCodec(new BlockCodec(ActionCodec::parse));
    private static final int MEMORY = 64;
    private static final int FAR_VIEWS = 1_000_000;

    private final Deed deed;
    private final Lies lies;
    private final SplitMix64 random;
    private final List<byte[]> past = new ArrayList<>();

    Villain(Deed deed, Stage stage, int validator, SplitMix64 random) {
        this.deed = deed;
        this.lies = new Lies(stage, stage.validators().get(validator), random);
        this.random = random;
    }

    /** What leaves to this validator instead of a frame; none, or others beside it. */
    List<byte[]> says(byte[] frame, int to) {
        PeerMessage message = deed == Deed.HONEST ? null : PeerMessageCodec.CODEC.decode(frame);
        return message == null ? List.of(frame) : says(frame, message, to);
    }

    private List<byte[]> says(byte[] frame, PeerMessage message, int to) {
        return switch (deed) {
            case HONEST, RUNS_TWICE, SHIFTS_TIME, FORGETS -> List.of(frame);
            case KEEPS_SILENT -> List.of();
            case TELLS_SOME -> random.below(2) == 0 ? List.of() : List.of(frame);
            case WITHHOLDS_BLOCKS -> withholdsBlocks(message) ? List.of() : List.of(frame);
            case WITHHOLDS_SHARES -> isOfBeacon(message) ? List.of() : List.of(frame);
            case EQUIVOCATES -> to % 2 == 0 ? List.of(otherBlock(frame, message)) : List.of(frame);
            case VOTES_TWICE -> with(frame, contradictions(message));
            case IMPERSONATES -> with(frame, inOtherNames(message));
            case FORGES_CERTIFICATES -> with(frame, certificates(message));
            case WRONG_ROOTS -> List.of(otherBlock(frame, message));
            case FALSE_SIGNATURES ->
                consensus(message) instanceof Message.Proposal proposal
                        ? List.of(lies.unsigned(proposal))
                        : List.of(frame);
            case BAD_SHARES ->
                message instanceof PeerMessage.BeaconShare share
                        ? List.of(lies.badShare(share.height()))
                        : List.of(frame);
            case LIES_IN_ANSWERS -> List.of(answer(frame, message));
            case FLOODS -> with(frame, flood(message));
            case MANGLES -> random.below(4) == 0 ? List.of(lies.mangled(frame)) : List.of(frame);
            case REPEATS_THE_PAST -> with(frame, List.of(old(frame)));
        };
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

    private static boolean isOfBeacon(PeerMessage message) {
        return message instanceof PeerMessage.BeaconShare || message instanceof PeerMessage.BeaconSeed;
    }

    private byte[] otherBlock(byte[] frame, PeerMessage message) {
        return consensus(message) instanceof Message.Proposal proposal ? lies.wrongRoot(proposal) : frame;
    }

    private byte[] answer(byte[] frame, PeerMessage message) {
        if (consensus(message) instanceof Message.BlockAnswer(var block)) {
            return Lies.frame(new Message.BlockAnswer(Lies.wrongRoot(block)));
        }
        return message instanceof PeerMessage.Blocks ? lies.altered(frame) : frame;
    }

    private @Nullable Vote toNotarize(PeerMessage message) {
        return consensus(message) instanceof Message.Voted voted
                        && voted.vote().ballot().kind() == VoteKind.NOTARIZE
                ? voted.vote()
                : null;
    }

    private List<byte[]> contradictions(PeerMessage message) {
        Vote vote = toNotarize(message);
        if (vote == null) {
            return List.of();
        }
        View view = vote.ballot().view();
        return List.of(
                lies.voted(VoteKind.NULLIFY, view, null),
                lies.voted(VoteKind.FINALIZE, view, vote.ballot().block()));
    }

    private List<byte[]> inOtherNames(PeerMessage message) {
        if (message instanceof PeerMessage.BeaconShare share) {
            return List.of(lies.share(share.height(), share.share(), lies.another()));
        }
        if (consensus(message) instanceof Message.Voted voted) {
            var ballot = voted.vote().ballot();
            return List.of(lies.voted(ballot.kind(), ballot.view(), ballot.block(), lies.another()));
        }
        return List.of();
    }

    private List<byte[]> certificates(PeerMessage message) {
        return consensus(message) instanceof Message.Voted voted ? List.of(lies.certificate(voted.vote())) : List.of();
    }

    private List<byte[]> flood(PeerMessage message) {
        if (!(consensus(message) instanceof Message.Voted voted)) {
            return List.of();
        }
        long view = voted.vote().ballot().view().value();
        return List.of(
                lies.voted(VoteKind.NULLIFY, new View(view + 1 + random.below(8)), null),
                lies.voted(VoteKind.NULLIFY, new View(view + random.below(FAR_VIEWS)), null),
                lies.voted(VoteKind.FINALIZE, new View(view + random.below(FAR_VIEWS)), new BlockId(Hash.ZERO)));
    }

    private byte[] old(byte[] frame) {
        past.add(frame);
        if (past.size() > MEMORY) {
            past.remove(random.below(MEMORY));
        }
        return past.get(random.below(past.size()));
    }

    private static List<byte[]> with(byte[] frame, List<byte[]> more) {
        List<byte[]> all = new ArrayList<>();
        all.add(frame);
        all.addAll(more);
        return all;
    }
}
