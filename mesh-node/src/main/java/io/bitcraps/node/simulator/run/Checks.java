package io.bitcraps.node.simulator.run;

import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.command.consensus.Message;
import io.bitcraps.command.consensus.MessageCodec;
import io.bitcraps.command.consensus.Replica;
import io.bitcraps.command.simulator.Outcome;
import io.bitcraps.events.action.ActionCodec;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.Evidence;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import io.bitcraps.node.runtime.Validator;
import io.bitcraps.node.runtime.peer.PeerMessage;
import io.bitcraps.node.runtime.peer.PeerMessageCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What may never happen, looked at while it might; the first violation ends the run. */
final class Checks {

    private static final MessageCodec MESSAGES = new MessageCodec(new BlockCodec(ActionCodec::parse));
    private static final PeerMessageCodec FRAMES = PeerMessageCodec.CODEC;

    /** Tasks of a node itself that may wait in one of its lanes: a few a message under way, and no more. */
    private static final int MAX_OWN_TASKS = 1_000;

    /** In the sentence of a node that holds two certificates of which there may be but one. */
    private static final String CONTRADICTION = "more than f validators are faulty";

    private final World world;
    private final TreeMap<Height, BlockId> chain = new TreeMap<>();
    private final List<Map<View, List<Vote>>> sent = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private final long[] newestView;
    private @Nullable Outcome violation;

    /** What a client was told, once and for all. */
    record Receipt(Hash ticket, long position, Height height, BlockId block) {}

    Checks(World world) {
        this.world = world;
        this.newestView = new long[world.settings().nodes()];
        for (int i = 0; i < world.settings().nodes(); i++) {
            sent.add(new TreeMap<>());
        }
    }

    @Nullable
    Outcome violation() {
        return violation;
    }

    List<Receipt> receipts() {
        return receipts;
    }

    void fail(String sentence) {
        if (violation == null) {
            violation = new Outcome.SafetyViolation(sentence);
        }
    }

    private void crash(String sentence) {
        if (violation == null) {
            violation = new Outcome.Crash(sentence);
        }
    }

    /** A block is final at this machine: the same as at all others, and executed to the root that it names. */
    void agrees(Machine machine, ExecutedBlock block) {
        if (!machine.isHonest()) {
            return;
        }
        Height height = block.after().height();
        BlockId id = block.block().id();
        world.trace().note(machine.index(), height.value(), id.hash().a(), 1);
        BlockId known = chain.putIfAbsent(height, id);
        if (known != null && !known.equals(id)) {
            fail("height " + height + " is " + known + ", validator " + machine.index() + " has " + id);
        }
        if (!block.after().state().root().equals(block.block().header().stateRoot())) {
            fail("the state of validator " + machine.index() + " after height " + height + " is not the header's");
        }
    }

    void sends(Machine machine, byte[] frame) {
        if (!machine.isHonest() || !(FRAMES.decode(frame) instanceof PeerMessage.Consensus(byte[] bytes))) {
            return;
        }
        switch (MESSAGES.decode(bytes)) {
            case Message.Proposal proposal -> votes(machine, proposal.vote());
            case Message.Voted voted -> votes(machine, voted.vote());
            case Message.Certified m -> {}
            case Message.BlockRequest m -> {}
            case Message.BlockAnswer m -> {}
            case Message.BlockUnknown m -> {}
            case Message.CertificateRequest m -> {}
            case Message.CertificateAnswer m -> {}
            case Message.NewestVoteRequest m -> {}
            case Message.NewestVoteAnswer m -> {}
        }
    }

    private void votes(Machine machine, Vote vote) {
        if (vote.validator() != machine.index()) {
            return;
        }
        List<Vote> votes =
                sent.get(machine.index()).computeIfAbsent(vote.ballot().view(), view -> new ArrayList<>());
        for (Vote earlier : votes) {
            if (Evidence.conflicts(earlier, vote)) {
                fail("validator " + machine.index() + " sent " + earlier.ballot() + " and " + vote.ballot());
            }
        }
        if (!votes.contains(vote)) {
            votes.add(vote);
        }
    }

    /** Memory depends on how far finality lags, never on what peers send. */
    void holds(Machine machine) {
        Validator validator = machine.validator();
        if (validator == null) {
            return;
        }
        Replica.Status status = validator.consensusStatus();
        long newest = Math.max(newestView[machine.index()], status.view().value());
        newestView[machine.index()] = newest; // a start forgets its view, but not the votes it cast in later ones
        int nodes = world.settings().nodes();
        long views = newest
                - status.tip().view().value()
                + world.stage().genesis().genesis().timing().openViews();
        if (status.openRounds() > views + 1
                || status.heldVotes() > 3L * nodes * (views + 1)
                || status.heldBlocks() > 4 * (views + 1)) {
            fail("memory: consensus of validator " + machine.index() + " holds " + status);
        }
        if (machine.pending() > Machine.MEMPOOL) {
            fail("memory: the mempool of validator " + machine.index() + " holds " + machine.pending());
        }
        String crowded = machine.crowded(MAX_OWN_TASKS);
        if (crowded != null) {
            fail("memory: too much waits in the lane " + crowded + " of validator " + machine.index());
        }
    }

    void receipt(Machine at, Hash ticket, long position, Height height) {
        var block = at.log().block(height);
        if (block == null) {
            fail("validator " + at.index() + " says that an action is final at height " + height + ", which it lacks");
        } else {
            receipts.add(new Receipt(ticket, position, height, block.id()));
        }
    }

    void blames(Machine machine, int peer, String reason) {
        if (machine.isHonest() && world.deeds().get(peer) == Deed.HONEST) {
            fail("validator " + machine.index() + " blames validator " + peer + ", which is honest: " + reason);
        }
    }

    void accuses(Machine machine, String sentence) {
        boolean honest =
                world.honest().stream().anyMatch(accused -> sentence.startsWith("validator " + accused.index() + ":"));
        if (machine.isHonest() && honest) {
            fail("an honest validator is accused: " + sentence);
        }
    }

    void follows(Machine machine, String reason) {
        if (machine.isHonest()) {
            fail("validator " + machine.index() + " may not vote though its journal is whole: " + reason);
        }
    }

    void halted(Machine machine, String reason) {
        if (machine.isHonest() && reason.contains(CONTRADICTION)) {
            fail("validator " + machine.index() + " halted: " + reason);
        } else if (machine.isHonest()) {
            crash("validator " + machine.index() + " halted: " + reason);
        }
    }
}
