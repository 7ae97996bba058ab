package io.bitcraps.node.follow;

import io.bitcraps.command.block.ChainState;
import io.bitcraps.command.block.ExecutedBlock;
import io.bitcraps.command.block.FinalRangeCheck.Fault;
import io.bitcraps.command.block.FinalRangeCheck.Verdict;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.feed.FinalRange;
import io.bitcraps.events.id.Height;
import io.bitcraps.node.follow.Trusted.CheckpointVerdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows a chain over several sources and believes none of them: which to ask what, and what each answer was worth. A
 * source whose answer cannot be true is put aside for {@value Sources#ASIDE_MS} ms; one that fails is asked again after
 * growing waits; one that has less than what is verified is skipped for a while. One thread's own.
 */
public final class Follower {

    /** How long a source may wait for the next block before it is asked again, and another is looked at. */
    static final long IDLE_WAIT_MS = 2_000;

    /** Waits for a checkpoint that lags behind its block: doubling from the first to the last. */
    static final long FIRST_CHECKPOINT_WAIT_MS = 20;

    static final long MAX_CHECKPOINT_WAIT_MS = 1_000;

    /** In a long range the certificates at every so many heights are checked and kept; later ones cover the others. */
    static final int CERTIFICATE_EVERY = 32;

    /** Verified blocks that wait for one with a certificate of its own. */
    static final int MAX_UNCERTIFIED = FinalRange.MAX_HEADERS;

    private final Trusted trusted;
    private final Trusted.KeptHeaders keptHeaders;
    private final Sources sources;
    private final List<FinalBlock> uncertified = new ArrayList<>();
    private final List<ExecutedBlock> uncertifiedExecuted = new ArrayList<>();
    private ChainState kept;
    private ChainState verified;
    private Height checkpoint;
    private int checkpointFrom = -1;
    private long checkpointWaitMs = FIRST_CHECKPOINT_WAIT_MS;
    private long accusations;

    /**
     * @param names of the sources, the preferred first
     * @param kept the chain after the newest block that is kept
     * @param checkpoint height of the newest checkpoint that is kept, 0 without one
     */
    public Follower(
            Trusted trusted, List<String> names, ChainState kept, Height checkpoint, Trusted.KeptHeaders keptHeaders) {
        this.trusted = trusted;
        this.keptHeaders = keptHeaders;
        this.sources = new Sources(names);
        this.kept = kept;
        this.verified = kept;
        this.checkpoint = checkpoint;
    }

    /** Whom to ask what now; every question is to be answered by {@link #heard} before the next. */
    public Step next(long nowMs) {
        int source = sources.turn(nowMs);
        if (source < 0) {
            return new Step.Rest(sources.nextMs());
        }
        if (!sources.isGreeted(source)) {
            return new Step.Question(source, new Ask.Genesis());
        }
        if (checkpointFrom == source) {
            checkpointFrom = -1;
            return new Step.Question(source, new Ask.Checkpoint());
        }
        long waitMs = source == sources.inUse() && sources.isLevel(source, verified.height()) ? idleWaitMs() : 0;
        sources.asked(source, waitMs, nowMs);
        return new Step.Question(source, new Ask.Blocks(verified.height().next(), waitMs));
    }

    private long idleWaitMs() {
        return isCheckpointDue() ? checkpointWaitMs : IDLE_WAIT_MS;
    }

    private boolean isCheckpointDue() {
        return checkpoint.compareTo(kept.height()) < 0;
    }

    /** What is to be done about an answer of {@code source} to the question just asked. */
    public List<Effect> heard(int source, Reply reply, long nowMs) {
        return switch (reply) {
            case Reply.Failed failed -> failed(source, failed.sentence(), nowMs);
            case Reply.Malformed malformed ->
                accuse(source, Evidence.Kind.MALFORMED, "an answer in its format", malformed.sentence(), nowMs);
            case Reply.Genesis genesis -> genesis(source, genesis.file(), nowMs);
            case Reply.NoCheckpoint none -> checkpointLags(source);
            case Reply.Checkpoint note -> checkpoint(source, note.note(), nowMs);
            case Reply.Blocks blocks -> blocks(source, blocks.range(), nowMs);
        };
    }

    public FollowerStatus status() {
        int source = sources.inUse();
        return new FollowerStatus(
                kept.height(),
                Math.max(0, sources.claimed() - kept.height().value()),
                source,
                sources.isLevel(source, kept.height()),
                accusations,
                sources.problem());
    }

    private List<Effect> failed(int source, String sentence, long nowMs) {
        boolean first = sources.failed(source, sentence, nowMs);
        return first ? List.of(new Effect.Lose(sources.name(source), sentence)) : List.of();
    }

    private List<Effect> accuse(int source, Evidence.Kind kind, String expected, String found, long nowMs) {
        var evidence = new Evidence(sources.name(source), kind, expected, found);
        sources.putAside(source, evidence.sentence(), nowMs);
        accusations++;
        return List.of(new Effect.Accuse(evidence));
    }

    private List<Effect> genesis(int source, byte[] file, long nowMs) {
        if (!trusted.isGenesis(file)) {
            String expected = trusted.genesisHash() + " (" + trusted.genesis().chain() + ")";
            return accuse(source, Evidence.Kind.OTHER_GENESIS, expected, Trusted.hash(file), nowMs);
        }
        sources.answered(source);
        sources.greeted(source);
        return List.of();
    }

    private List<Effect> checkpointLags(int source) {
        sources.answered(source);
        checkpointWaitMs = Math.min(MAX_CHECKPOINT_WAIT_MS, 2 * checkpointWaitMs);
        return List.of();
    }

    private List<Effect> checkpoint(int source, byte[] note, long nowMs) {
        return switch (trusted.judge(note, keptHeaders)) {
            case CheckpointVerdict.Refused refused ->
                accuse(source, Evidence.Kind.BAD_CHECKPOINT, refused.expected(), refused.found(), nowMs);
            case CheckpointVerdict.TooEarly early -> checkpointLags(source);
            case CheckpointVerdict.Holds holds -> {
                if (holds.height().compareTo(checkpoint) <= 0) {
                    yield checkpointLags(source);
                }
                sources.answered(source);
                checkpoint = holds.height();
                checkpointWaitMs = FIRST_CHECKPOINT_WAIT_MS;
                yield List.of(new Effect.Publish(note));
            }
        };
    }

    private List<Effect> blocks(int source, FinalRange range, long nowMs) {
        return switch (trusted.blocks().judge(verified, range)) {
            case Verdict.Refused refused ->
                accuse(source, kind(refused.fault()), refused.expected(), refused.found(), nowMs);
            case Verdict.NothingNew nothing -> nothingNew(source, range.tip(), nowMs);
            case Verdict.Follows follows -> follow(source, range, follows, nowMs);
        };
    }

    private static Evidence.Kind kind(Fault fault) {
        return switch (fault) {
            case NOT_CONSECUTIVE -> Evidence.Kind.NOT_CONSECUTIVE;
            case FORK -> Evidence.Kind.FORK;
            case UNPROVEN -> Evidence.Kind.UNPROVEN;
            case OTHER_ENTRIES -> Evidence.Kind.OTHER_ENTRIES;
        };
    }

    private List<Effect> nothingNew(int source, Height tip, long nowMs) {
        if (tip.compareTo(verified.height()) > 0) {
            return accuse(
                    source,
                    Evidence.Kind.WITHHELD,
                    "block " + verified.height().next() + " of the " + tip + " it claims",
                    "none",
                    nowMs);
        }
        sources.answered(source);
        sources.claimed(source, tip);
        sources.idle(source, verified.height(), nowMs);
        askCheckpoint(source);
        return List.of();
    }

    private void askCheckpoint(int source) {
        if (isCheckpointDue() && sources.isLevel(source, kept.height())) {
            checkpointFrom = source;
        }
    }

    private List<Effect> follow(int source, FinalRange range, Verdict.Follows follows, long nowMs) {
        int size = follows.blocks().size();
        List<FinalBlock> given = range.blocks()
                .subList(range.blocks().size() - size, range.blocks().size());
        for (int i = 0; i < size; i++) {
            Certificate finality = i == size - 1 ? follows.finality() : spotChecked(given.get(i));
            FinalBlock block = given.get(i);
            uncertified.add(new FinalBlock(block.id(), block.header(), block.entries(), finality));
        }
        uncertifiedExecuted.addAll(follows.blocks());
        verified = follows.blocks().getLast().after();
        if (follows.finality() == null) {
            return hold(source, range, nowMs);
        }
        Effect keep = new Effect.Keep(uncertified, uncertifiedExecuted);
        forgetUncertified();
        kept = verified;
        checkpointWaitMs = FIRST_CHECKPOINT_WAIT_MS;
        took(source, range, nowMs);
        askCheckpoint(source);
        return List.of(keep);
    }

    private void took(int source, FinalRange range, long nowMs) {
        sources.answered(source);
        sources.claimed(source, range.tip());
        sources.gave(source, nowMs);
    }

    /** The newest kept block always has its own certificate, or what is kept could not be vouched for after a start. */
    private List<Effect> hold(int source, FinalRange range, long nowMs) {
        if (uncertified.size() <= MAX_UNCERTIFIED) {
            took(source, range, nowMs);
            return List.of();
        }
        int held = uncertified.size();
        forgetUncertified();
        verified = kept;
        return accuse(
                source,
                Evidence.Kind.UNPROVEN,
                "a block with its own certificate within " + MAX_UNCERTIFIED,
                held + " blocks without",
                nowMs);
    }

    private void forgetUncertified() {
        uncertified.clear();
        uncertifiedExecuted.clear();
    }

    /** The newest block's certificate vouches for all; of the others only what was checked is kept. */
    private @Nullable Certificate spotChecked(FinalBlock block) {
        Certificate own = block.finality();
        boolean kept = own != null
                && block.header().height().value() % CERTIFICATE_EVERY == 0
                && trusted.blocks().certifies(own, block.id());
        return kept ? own : null;
    }
}
