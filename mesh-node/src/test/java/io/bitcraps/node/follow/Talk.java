package io.bitcraps.node.follow;

import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.events.feed.FinalRange;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.note.Checkpoint;
import io.bitcraps.events.log.note.SignedNote;
import io.bitcraps.node.store.LogStore;
import io.bitcraps.node.store.MemoryLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A follower with its sources in virtual time; what it keeps goes into a store, as in a running node. */
final class Talk {

    /** What an answer takes. */
    long tripMs = 1;

    /** Answers questions, at a virtual time. */
    interface Source {
        Reply answer(Ask ask);
    }

    record Asked(long atMs, int source, Ask ask) {}

    final LogStore store;
    final List<Asked> asked = new ArrayList<>();
    final List<Evidence> evidence = new ArrayList<>();
    final List<String> lost = new ArrayList<>();
    final Follower follower;
    private final List<Source> sources;
    private long nowMs = 1_000_000;

    Talk(SignedChain chain, Source... sources) {
        this(chain, new MemoryLog(chain.genesis.block()), null, sources);
    }

    /** @param kept from an earlier run, whose chain is {@code chain}'s; null to begin at genesis */
    Talk(SignedChain chain, LogStore store, @Nullable SignedChain kept, Source... sources) {
        this.store = store;
        this.sources = List.of(sources);
        this.follower = new Follower(
                chain.trusted(),
                IntStream.range(0, sources.length).mapToObj(i -> "s" + i).toList(),
                kept == null ? chain.genesis.state() : kept.last(),
                Height.ZERO,
                store::header);
    }

    /** A source that tells the truth about this log, as far as one range goes. */
    static Source honest(SignedChain chain) {
        return ask -> switch (ask) {
            case Ask.Genesis genesis -> new Reply.Genesis(chain.network.file());
            case Ask.Blocks blocks -> new Reply.Blocks(range(chain.log, blocks.from()));
            case Ask.Checkpoint checkpoint -> checkpoint(chain.log);
        };
    }

    static FinalRange range(FinalLog log, Height from) {
        return FinalRange.of(log, from, new FinalRange.Bounds(100, 1 << 20));
    }

    private static Reply checkpoint(FinalLog log) {
        byte[] note = log.checkpoint();
        return note == null ? new Reply.NoCheckpoint() : new Reply.Checkpoint(note);
    }

    Talk forMs(long ms) {
        long end = nowMs + ms;
        while (nowMs < end) {
            step();
        }
        return this;
    }

    private void step() {
        switch (follower.next(nowMs)) {
            case Step.Rest rest -> {
                if (rest.untilMs() <= nowMs) {
                    throw new AssertionError("a rest that has ended: " + rest);
                }
                nowMs = rest.untilMs();
            }
            case Step.Question question -> {
                asked.add(new Asked(nowMs, question.source(), question.ask()));
                Reply reply = sources.get(question.source()).answer(question.ask());
                nowMs += tripMs + waited(question.ask(), reply);
                follower.heard(question.source(), reply, nowMs).forEach(this::apply);
            }
        }
    }

    /** An honest source waits for the next block as long as it was asked to. */
    private static long waited(Ask ask, Reply reply) {
        boolean empty = reply instanceof Reply.Blocks(FinalRange range)
                && range.blocks().isEmpty();
        return empty && ask instanceof Ask.Blocks blocks ? blocks.waitMs() : 0;
    }

    private void apply(Effect effect) {
        switch (effect) {
            case Effect.Keep keep -> store.append(keep.blocks());
            case Effect.Publish publish -> store.putCheckpoint(publish.checkpoint());
            case Effect.Accuse accuse -> evidence.add(accuse.evidence());
            case Effect.Lose lose -> lost.add(lose.source() + " " + lose.sentence());
        }
    }

    long questionsTo(int source) {
        return asked.stream().filter(asked -> asked.source() == source).count();
    }

    Evidence onlyEvidence() {
        if (evidence.size() != 1) {
            throw new AssertionError("expected one piece of evidence: " + evidence);
        }
        return evidence.getFirst();
    }

    Height checkpointHeight() {
        byte[] note = Objects.requireNonNull(store.checkpoint(), "a checkpoint is kept");
        return Checkpoint.parse(SignedNote.parse(note).text()).height();
    }
}
