package io.bitcraps.command.consensus;

import io.bitcraps.events.block.Ballot;
import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.Committee;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.block.Vote;
import io.bitcraps.events.block.VoteCodec;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.crypto.Ed25519;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One replica and the words of the protocol around it. The others' votes are made by their keys; the replica has work
 * and has heard q - 1 others at its start, unless a test says otherwise.
 */
final class Scene {

    static final ChainId CHAIN = new ChainId("test-0123456789abcdef");
    static final Genesis.Timing TIMING = new Genesis.Timing(100, 1600, 500, 200, 10);
    static final Work WORK = new Work.Pending(Hash.ZERO);
    static final BlockId GENESIS = new BlockId(Sha256.hash(new byte[] {7}));
    static final long NOW = 1_000_000;

    final int self;
    final int n;
    private final List<SigningKey> keys;
    private final Committee committee;
    private Replica replica;

    private Scene(int self, int n) {
        this.self = self;
        this.n = n;
        this.keys = IntStream.range(0, n)
                .mapToObj(i ->
                        Ed25519.signingKey(Sha256.hash(new byte[] {(byte) i}).bytes()))
                .toList();
        this.committee = new Committee(
                Epoch.ZERO,
                keys.stream()
                        .map(key ->
                                new Committee.Validator("v", key.publicKey(), key.publicKey(), key.publicKey(), "", ""))
                        .toList());
        this.replica = new Replica(setup(), Recovery.fresh(Tip.genesis(GENESIS)));
    }

    /** Started, heard by the others, with work, in view 1. */
    static Scene replica(int self, int n) {
        Scene scene = asleep(self, n);
        scene.on(Scene.changed(WORK));
        return scene;
    }

    /** Started and heard by the others; nothing to do. */
    static Scene asleep(int self, int n) {
        Scene scene = new Scene(self, n);
        scene.join();
        return scene;
    }

    /** A restart of the same validator with this journal, heard by nobody yet. */
    Scene restarted(List<JournalRecord> journal) {
        return restarted(new Recovery(Tip.genesis(GENESIS), journal));
    }

    Scene restarted(Recovery recovery) {
        Scene next = new Scene(self, n);
        next.replica = new Replica(setup(), recovery);
        return next;
    }

    List<Effect> join() {
        List<Effect> effects = new ArrayList<>(on(new Input.Started(1)));
        IntStream.range(0, n)
                .filter(other -> other != self)
                .forEach(other -> effects.addAll(on(received(other, new Message.NewestVoteAnswer(1, List.of())))));
        return effects;
    }

    /** Views below are nullified one after the other, so that genesis may be built on. */
    Scene inView(long view) {
        for (long skipped = replica.status().view().value(); skipped < view; skipped++) {
            on(received(other(), new Message.Certified(nullification(skipped))));
        }
        return this;
    }

    List<Effect> on(Input input) {
        return replica.on(input);
    }

    Replica.Status status() {
        return replica.status();
    }

    Setup setup() {
        return Setup.of(CHAIN, committee, self, keys.get(self), TIMING);
    }

    Committee committee() {
        return committee;
    }

    /** Some validator that is not this one. */
    int other() {
        return self == 0 ? 1 : 0;
    }

    int leader(long view) {
        return (int) (view % n);
    }

    /** A block of the view's leader on genesis. */
    Block block(long view) {
        return block(view, GENESIS, 1, NOW);
    }

    /** The same, with as many actions as it says; nobody here looks at them. */
    Block block(long view, int actions) {
        return block(view, GENESIS, 1, NOW, actions);
    }

    Block child(Block parent, long view) {
        return block(view, parent.id(), parent.header().height().value() + 1, NOW);
    }

    Block block(long view, BlockId parent, long height, long timeMs) {
        return block(view, parent, height, timeMs, 0);
    }

    private Block block(long view, BlockId parent, long height, long timeMs, int actions) {
        BlockHeader header = new BlockHeader(
                BlockHeader.VERSION,
                CHAIN,
                Epoch.ZERO,
                new Height(height),
                new View(view),
                parent,
                leader(view),
                timeMs,
                BlockCodec.bodyHash(List.of()),
                new LogHead(0, Hash.ZERO),
                new LogHead(1, Hash.ZERO),
                Hash.ZERO,
                List.of(),
                actions);
        return new Block(BlockCodec.id(header), header, List.of());
    }

    Vote vote(int validator, VoteKind kind, long view, @Nullable Block block) {
        Ballot ballot = new Ballot(kind, Epoch.ZERO, new View(view), block == null ? null : block.id());
        byte[] message = VoteCodec.signedBytes(CHAIN, ballot);
        return new Vote(ballot, validator, keys.get(validator).sign(message));
    }

    Vote notarize(int validator, Block block) {
        return vote(validator, VoteKind.NOTARIZE, block.header().view().value(), block);
    }

    Vote finalizes(int validator, Block block) {
        return vote(validator, VoteKind.FINALIZE, block.header().view().value(), block);
    }

    Vote nullify(int validator, long view) {
        return vote(validator, VoteKind.NULLIFY, view, null);
    }

    Certificate notarization(Block block) {
        return certificate(VoteKind.NOTARIZE, block.header().view().value(), block);
    }

    Certificate finality(Block block) {
        return certificate(VoteKind.FINALIZE, block.header().view().value(), block);
    }

    Certificate nullification(long view) {
        return certificate(VoteKind.NULLIFY, view, null);
    }

    /** By all others but the first, in case n = 4: a quorum without this validator. */
    private Certificate certificate(VoteKind kind, long view, @Nullable Block block) {
        List<Vote> votes = IntStream.range(0, n)
                .filter(validator -> validator != self)
                .mapToObj(validator -> vote(validator, kind, view, block))
                .limit(committee.quorum())
                .toList();
        return new Certificate(votes.getFirst().ballot(), votes);
    }

    Certificate certificate(Vote... votes) {
        return new Certificate(votes[0].ballot(), List.of(votes));
    }

    Message.Proposal proposal(Block block, long parentView, Certificate... certificates) {
        return new Message.Proposal(
                block, new View(parentView), notarize(block.header().proposer(), block), List.of(certificates));
    }

    /** Work of one action on genesis. */
    static Input.WorkChanged changed(Work work) {
        return new Input.WorkChanged(work, GENESIS, 1, false);
    }

    Input.Received received(int from, Message message) {
        return new Input.Received(from, message);
    }

    Input.Received received(Vote vote) {
        return received(vote.validator(), new Message.Voted(vote, Work.NONE));
    }

    Input.Received received(Message.Proposal proposal) {
        return received(proposal.block().header().proposer(), proposal);
    }

    /** The leader's proposal arrives, is verified and gets our vote. */
    Scene havingVotedFor(Block block, long parentView) {
        on(received(proposal(block, parentView)));
        on(new Input.Verified(block.id(), NOW));
        return this;
    }

    Scene havingVotedForBlockOfView(long view) {
        return havingVotedFor(block(view), 0);
    }

    static Effect broadcast(Vote vote) {
        return new Effect.Broadcast(new Message.Voted(vote, Work.NONE));
    }

    static Effect broadcast(Certificate certificate) {
        return new Effect.Broadcast(new Message.Certified(certificate));
    }

    static Effect journal(Vote vote) {
        return new Effect.Journal(List.of(new JournalRecord.Cast(vote)));
    }

    static Effect journal(Certificate notarization, Vote vote) {
        return new Effect.Journal(List.of(new JournalRecord.Proved(notarization), new JournalRecord.Cast(vote)));
    }

    static Effect journal(Block block, long parentView, Vote vote) {
        return new Effect.Journal(
                List.of(new JournalRecord.Kept(block, new View(parentView)), new JournalRecord.Cast(vote)));
    }

    static Effect arm(Timer.Kind kind, long view, long delayMs) {
        return new Effect.Arm(timer(kind, view), delayMs);
    }

    static Input.TimerFired fired(Timer.Kind kind, long view) {
        return new Input.TimerFired(timer(kind, view));
    }

    static Timer timer(Timer.Kind kind, long view) {
        return new Timer(kind, new View(view));
    }

    /** The votes that leave the node, and only those. */
    static List<Vote> votesSent(List<Effect> effects) {
        return effects.stream()
                .<Vote>mapMulti((effect, sink) -> {
                    if (effect instanceof Effect.Broadcast(Message.Voted voted)) {
                        sink.accept(voted.vote());
                    } else if (effect instanceof Effect.Broadcast(Message.Proposal proposal)) {
                        sink.accept(proposal.vote());
                    }
                })
                .toList();
    }

    static List<JournalRecord> journalled(List<Effect> effects) {
        return effects.stream()
                .<JournalRecord>mapMulti((effect, sink) -> {
                    if (effect instanceof Effect.Journal journal) {
                        journal.records().forEach(sink);
                    }
                })
                .toList();
    }
}
