package io.bitcraps.command.simulator;

import io.bitcraps.command.consensus.Message;
import io.bitcraps.command.consensus.Replica;
import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.Evidence;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Sees everything at once, as nobody inside can, and says what must never happen. Keeps the first violation. */
final class Checker {

    private final Faults faults;
    private final int openViews;
    private final TreeMap<Height, Block> chain = new TreeMap<>();
    private final TreeSet<Hash> injected = new TreeSet<>();
    private final TreeSet<Hash> included = new TreeSet<>();
    private final List<TreeMap<View, List<Vote>>> sent = new ArrayList<>();
    private final long[] newestView;
    private @Nullable Outcome violation;

    Checker(Faults faults, int openViews) {
        this.faults = faults;
        this.openViews = openViews;
        this.newestView = new long[faults.deeds().size()];
        faults.deeds().forEach(deed -> sent.add(new TreeMap<>()));
    }

    @Nullable
    Outcome violation() {
        return violation;
    }

    void injected(Hash ticket) {
        injected.add(ticket);
    }

    boolean isInjected(Hash ticket) {
        return injected.contains(ticket);
    }

    /** What a block that is final somewhere breaks, executed outside all replicas; null if nothing. */
    void executed(Block block, @Nullable String wrong) {
        if (wrong != null) {
            fail("validity: final block of height " + block.header().height() + ": " + wrong);
        }
    }

    /**
     * Validity and agreement: only injected items, each once, and one block a height for everybody.
     *
     * @return whether it is the first of its height
     */
    boolean committed(int validator, Block block) {
        Height height = block.header().height();
        Block first = chain.putIfAbsent(height, block);
        if (first == null) {
            block.actions().forEach(item -> {
                if (!injected.contains(item.ticket()) || !included.add(item.ticket())) {
                    fail("validity: height " + height + " holds a forged or repeated item");
                }
            });
        } else if (!first.id().equals(block.id())) {
            fail("agreement: validator " + validator + " has another block at height " + height);
        }
        return first == null;
    }

    /** No honest validator ever sends two votes that convict it, across all its restarts. */
    void sends(int validator, Message message) {
        switch (message) {
            case Message.Voted voted -> sends(validator, voted.vote());
            case Message.Proposal proposal -> sends(validator, proposal.vote());
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

    private void sends(int validator, Vote vote) {
        if (vote.validator() != validator || !faults.isHonest(validator)) {
            return;
        }
        List<Vote> votes = sent.get(validator).computeIfAbsent(vote.ballot().view(), view -> new ArrayList<>());
        for (Vote earlier : votes) {
            if (Evidence.conflicts(earlier, vote)) {
                fail("double vote: validator " + validator + " sent " + earlier.ballot() + " and " + vote.ballot());
            }
        }
        if (!votes.contains(vote)) {
            votes.add(vote);
        }
    }

    void accused(Evidence evidence) {
        if (faults.isHonest(evidence.first().validator())) {
            fail("an honest validator is convicted: " + evidence);
        }
    }

    /** Memory depends on how far finality lags, never on what peers send. */
    void holds(int validator, Replica.Status status) {
        // A start forgets its view, but not the votes it cast in later ones.
        newestView[validator] = Math.max(newestView[validator], status.view().value());
        long views = newestView[validator] - status.tip().view().value() + openViews;
        int n = faults.deeds().size();
        if (status.openRounds() > views + 1
                || status.heldVotes() > 3L * n * (views + 1)
                || status.heldBlocks() > 4 * (views + 1)) {
            fail("memory: validator " + validator + " holds " + status);
        }
    }

    void halted(int validator, String reason) {
        fail("validator " + validator + " halted: " + reason);
    }

    void follows(int validator, String reason) {
        fail("validator " + validator + " may not vote though its journal is whole: " + reason);
    }

    private void fail(String sentence) {
        if (violation == null) {
            violation = new Outcome.SafetyViolation(sentence);
        }
    }

    void crashed(int validator, RuntimeException cause) {
        if (violation == null) {
            violation = new Outcome.Crash("validator " + validator + ": " + cause);
        }
    }

    long height() {
        return chain.isEmpty() ? 0 : chain.lastKey().value();
    }
}
