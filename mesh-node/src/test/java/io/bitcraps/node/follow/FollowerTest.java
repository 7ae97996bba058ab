package io.bitcraps.node.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.feed.FinalRange;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.log.note.Checkpoint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class FollowerTest {

    private static final long MINUTE_MS = 60_000;

    private final SignedChain chain = new SignedChain(1);

    @Test
    void followsFromGenesisToTheTipAndItsCheckpoint() {
        chain.grow(250, 2).publishCheckpoint();
        Talk talk = new Talk(chain, Talk.honest(chain));

        talk.forMs(500);

        assertEquals(chain.log.head(), talk.store.head());
        assertEquals(chain.log.tip(), talk.checkpointHeight());
        assertEquals(new FollowerStatus(chain.log.tip(), 0, 0, true, 0, ""), talk.follower.status());
    }

    @Test
    void takesABlockWithinTheTripOnceItIsFinal() {
        Talk talk = new Talk(chain, Talk.honest(chain)).forMs(MINUTE_MS);

        chain.grow(1, 1);
        talk.forMs(1);

        assertEquals(chain.log.tip(), talk.store.tip());
    }

    @Test
    void asksASourceForItsGenesisFirstAndPutsAnotherChainAside() {
        SignedChain other = new SignedChain(2).grow(3, 1);
        Talk talk = new Talk(chain, Talk.honest(other));

        talk.forMs(MINUTE_MS);

        assertEquals(Evidence.Kind.OTHER_GENESIS, talk.onlyEvidence().kind());
        assertEquals(
                Trusted.hash(chain.network.file()) + " (" + chain.genesis.chain() + ")",
                talk.onlyEvidence().expected());
        assertEquals(Trusted.hash(other.network.file()), talk.onlyEvidence().found());
        assertEquals(1, talk.questionsTo(0));
        assertEquals(Height.ZERO, talk.store.tip());
    }

    @Test
    void putsACertificateOfTooFewAsideAndFollowsTheNext() {
        chain.grow(3, 1);
        Talk talk = new Talk(chain, forging(newest -> weakened(newest)), Talk.honest(chain));

        talk.forMs(MINUTE_MS);

        Evidence evidence = talk.onlyEvidence();
        assertEquals("s0", evidence.source());
        assertEquals(Evidence.Kind.UNPROVEN, evidence.kind());
        assertTrue(evidence.expected().startsWith("a finality certificate of 3 validators for "), evidence.expected());
        assertTrue(evidence.found().contains("with 2 signatures"), evidence.found());
        assertEquals(chain.log.head(), talk.store.head());
    }

    @Test
    void putsEntriesThatGiveAnotherRootAsideNamingBothRoots() {
        chain.grow(3, 1);
        Talk talk = new Talk(chain, forging(FollowerTest::withAnotherEntry), Talk.honest(chain));

        talk.forMs(MINUTE_MS);

        Evidence evidence = talk.onlyEvidence();
        FinalBlock newest = newest(chain);
        assertEquals(Evidence.Kind.OTHER_ENTRIES, evidence.kind());
        assertTrue(evidence.expected().contains(newest.header().after().root().toString()), evidence.expected());
        assertTrue(evidence.found().contains("give log root "), evidence.found());
        assertEquals(chain.log.head(), talk.store.head());
    }

    @Test
    void putsASourceThatFollowsACertifiedForkAsideNamingBothParents() {
        chain.grow(5, 1);
        SignedChain fork = new SignedChain(1).grow(4, 1).grow(2, 2);
        Talk talk = new Talk(chain, Talk.honest(chain), Talk.honest(fork));

        talk.forMs(MINUTE_MS);

        Evidence evidence = talk.onlyEvidence();
        FinalBlock theirs = Objects.requireNonNull(fork.log.block(new Height(5)));
        assertEquals("s1", evidence.source());
        assertEquals(Evidence.Kind.FORK, evidence.kind());
        assertEquals("parent " + newest(chain).id(), evidence.expected());
        assertEquals("parent " + theirs.id() + " under a certificate that holds", evidence.found());
        assertEquals(chain.log.head(), talk.store.head());
    }

    @Test
    void doesNotCallAForkWhatNoCertificateSupports() {
        chain.grow(5, 1);
        SignedChain fork = new SignedChain(1).grow(4, 1).grow(2, 2);
        Talk talk = new Talk(chain, Talk.honest(chain), forging(fork, newest -> weakened(newest)));

        talk.forMs(MINUTE_MS);

        assertEquals(Evidence.Kind.NOT_CONSECUTIVE, talk.onlyEvidence().kind());
    }

    @Test
    void putsASourceAsideThatClaimsBlocksAndGivesNone() {
        chain.grow(2, 1);
        Talk.Source boaster = ask -> ask instanceof Ask.Blocks
                ? new Reply.Blocks(new FinalRange(new Height(1_000), List.of(), List.of(), null))
                : Talk.honest(chain).answer(ask);
        Talk talk = new Talk(chain, boaster, Talk.honest(chain));

        talk.forMs(MINUTE_MS);

        assertEquals(Evidence.Kind.WITHHELD, talk.onlyEvidence().kind());
        assertEquals(0, talk.follower.status().lag());
        assertEquals(chain.log.tip(), talk.store.tip());
    }

    @Test
    void leavesAStaleSourceForOneThatHasMoreAndSeldomLooksBack() {
        SignedChain stale = new SignedChain(1).grow(5, 1);
        chain.grow(5, 1).grow(10, 2).publishCheckpoint();
        Talk talk = new Talk(chain, Talk.honest(stale), Talk.honest(chain));

        talk.forMs(MINUTE_MS);

        assertEquals(List.of(), talk.evidence);
        assertEquals(chain.log.head(), talk.store.head());
        assertEquals(1, talk.follower.status().source());
        assertTrue(talk.questionsTo(0) <= 5 + MINUTE_MS / Sources.STALE_MS, () -> talk.questionsTo(0) + " questions");
    }

    @Test
    void looksElsewhereWhileASourceKeepsGivingOldBlocks() {
        chain.grow(300, 1);
        int[] given = {0};
        Talk.Source trickle = ask -> ask instanceof Ask.Blocks(Height from, long waitMs) && from.value() <= 300
                ? new Reply.Blocks(one(from, ++given[0]))
                : Talk.honest(chain).answer(ask);
        Talk talk = new Talk(chain, trickle, Talk.honest(chain));
        talk.tripMs = 100;

        talk.forMs(Sources.LOOK_ELSEWHERE_MS + 1_000);

        assertEquals(chain.log.tip(), talk.store.tip());
    }

    @Test
    void asksASourceThatNeverWaitsNoMoreOftenThanOneThatDoes() {
        Talk.Source hasty = Talk.honest(chain);
        Talk talk = new Talk(
                chain,
                ask -> ask instanceof Ask.Blocks
                        ? new Reply.Blocks(new FinalRange(Height.ZERO, List.of(), List.of(), null))
                        : hasty.answer(ask));
        Talk instant = talk.forMs(MINUTE_MS);

        assertTrue(instant.questionsTo(0) <= 3 + MINUTE_MS / Follower.IDLE_WAIT_MS, () -> talk.asked.toString());
    }

    @Test
    void asksASourceThatFailsAfterGrowingWaitsAndSaysSoOnce() {
        Talk talk = new Talk(chain, ask -> new Reply.Failed("connection refused"));

        talk.forMs(10 * MINUTE_MS);

        long longest = Sources.MAX_BACKOFF_MS;
        assertTrue(talk.questionsTo(0) <= 8 + 10 * MINUTE_MS / longest, () -> talk.questionsTo(0) + " questions");
        assertTrue(talk.questionsTo(0) >= 10 * MINUTE_MS / longest, () -> talk.questionsTo(0) + " questions");
        assertEquals(List.of("s0 connection refused"), talk.lost);
        assertEquals(
                "no source can be followed: s0: connection refused",
                talk.follower.status().problem());
    }

    @Test
    void movesToTheNextSourceAsSoonAsTheOneInUseFails() {
        chain.grow(3, 1);
        AtomicReference<Talk.Source> first = new AtomicReference<>(Talk.honest(chain));
        Talk talk = new Talk(chain, ask -> first.get().answer(ask), Talk.honest(chain)).forMs(MINUTE_MS);
        assertEquals(0, talk.follower.status().source());

        first.set(ask -> new Reply.Failed("reset"));
        chain.grow(3, 1);
        talk.forMs(Follower.IDLE_WAIT_MS);

        assertEquals(1, talk.follower.status().source());
        assertEquals(chain.log.tip(), talk.store.tip());
        assertEquals("", talk.follower.status().problem());
    }

    @Test
    void asksALiarAgainOnlyAfterItsTimeAside() {
        Talk talk = new Talk(chain, ask -> new Reply.Malformed("no range"));

        talk.forMs(Sources.ASIDE_MS + MINUTE_MS);

        assertEquals(2, talk.questionsTo(0));
        assertEquals(Evidence.Kind.MALFORMED, talk.evidence.getFirst().kind());
    }

    @Test
    void resumesAtTheBlockAfterTheNewestItKept() {
        SignedChain kept = new SignedChain(1).grow(40, 1);
        chain.grow(50, 1);
        Talk talk = new Talk(chain, kept.log, kept, Talk.honest(chain));

        talk.forMs(10);

        assertEquals(new Ask.Blocks(new Height(41), 0), talk.asked.get(1).ask());
        assertEquals(chain.log.head(), talk.store.head());
    }

    @Test
    void keepsBlocksOnlyTogetherWithOneThatHasItsOwnCertificate() {
        chain.grow(2, 1).growCoveredByTheLast(150);
        Talk talk = new Talk(chain, Talk.honest(chain));

        talk.forMs(50);

        assertEquals(List.of(), talk.evidence);
        assertEquals(chain.log.head(), talk.store.head());
        assertNull(Objects.requireNonNull(talk.store.block(new Height(100))).finality());
        assertNotNull(Objects.requireNonNull(talk.store.block(new Height(152))).finality());
    }

    @Test
    void givesUpOnASourceThatHoldsCertificatesBack() {
        chain.grow(600, 1);
        Talk talk = new Talk(chain, bare(chain), Talk.honest(chain));

        talk.forMs(MINUTE_MS);

        assertEquals(Evidence.Kind.UNPROVEN, talk.onlyEvidence().kind());
        assertEquals("297 blocks without", talk.onlyEvidence().found());
        assertEquals(chain.log.head(), talk.store.head());
    }

    @Test
    void keepsOfTheCertificatesBelowTheNewestOnlyWhatItChecked() {
        chain.grow(100, 1);
        Talk talk = new Talk(chain, Talk.honest(chain));

        talk.forMs(50);

        List<Long> certified = new ArrayList<>();
        for (long height = 1; height <= 100; height++) {
            if (Objects.requireNonNull(talk.store.block(new Height(height))).finality() != null) {
                certified.add(height);
            }
        }
        assertEquals(List.of(32L, 64L, 96L, 100L), certified);
    }

    @Test
    void refusesACheckpointThatTooFewCosigned() {
        chain.grow(3, 1);
        Talk talk = new Talk(chain, cosigning(SignedChain.QUORUM - 1, chain.log.head()));

        talk.forMs(50);

        assertEquals(Evidence.Kind.BAD_CHECKPOINT, talk.onlyEvidence().kind());
        assertNull(talk.store.checkpoint());
    }

    @Test
    void refusesACosignedCheckpointOfAnotherTreeNamingBoth() {
        chain.grow(3, 1);
        LogHead other = new LogHead(chain.log.head().size(), Hash.ZERO);
        Talk talk = new Talk(chain, cosigning(SignedChain.QUORUM, other));

        talk.forMs(50);

        Evidence evidence = talk.onlyEvidence();
        assertTrue(evidence.expected().contains(chain.log.head().root().toString()), evidence.expected());
        assertTrue(evidence.found().contains(Hash.ZERO.toString()), evidence.found());
        assertNull(talk.store.checkpoint());
    }

    @Test
    void waitsForACheckpointThatLagsBehindItsBlock() {
        chain.grow(3, 1);
        Talk talk = new Talk(chain, Talk.honest(chain)).forMs(200);
        assertNull(talk.store.checkpoint());

        chain.publishCheckpoint();
        talk.forMs(2 * Follower.MAX_CHECKPOINT_WAIT_MS);

        assertEquals(chain.log.tip(), talk.checkpointHeight());
    }

    private Talk.Source cosigning(int cosigners, LogHead head) {
        FinalBlock newest = newest(chain);
        byte[] note = chain.note(
                Checkpoint.of(chain.genesis.chain(), head, newest.header().height(), newest.id()), cosigners);
        return ask -> ask instanceof Ask.Checkpoint
                ? new Reply.Checkpoint(note)
                : Talk.honest(chain).answer(ask);
    }

    private Talk.Source forging(UnaryOperator<FinalBlock> forge) {
        return forging(chain, forge);
    }

    /** Alters the newest block of each range. */
    private static Talk.Source forging(SignedChain chain, UnaryOperator<FinalBlock> forge) {
        return ask -> {
            Reply reply = Talk.honest(chain).answer(ask);
            if (!(reply instanceof Reply.Blocks(FinalRange range))
                    || range.blocks().isEmpty()) {
                return reply;
            }
            List<FinalBlock> blocks = new ArrayList<>(range.blocks());
            blocks.set(blocks.size() - 1, forge.apply(blocks.getLast()));
            return new Reply.Blocks(new FinalRange(range.tip(), blocks, range.headers(), range.finality()));
        };
    }

    private FinalBlock weakened(FinalBlock block) {
        return SignedChain.withFinality(block, chain.certificate(block.header(), block.id(), SignedChain.QUORUM - 1));
    }

    private static FinalBlock withAnotherEntry(FinalBlock block) {
        List<byte[]> entries = new ArrayList<>(block.entries());
        entries.set(entries.size() - 1, "{}".getBytes(StandardCharsets.US_ASCII));
        return new FinalBlock(block.id(), block.header(), entries, block.finality());
    }

    /** Gives no block its own certificate: each range is covered by the block after it. */
    private static Talk.Source bare(SignedChain chain) {
        return ask -> {
            Reply reply = Talk.honest(chain).answer(ask);
            if (!(reply instanceof Reply.Blocks(FinalRange range))
                    || range.blocks().size() < 2) {
                return reply;
            }
            FinalBlock covering = range.blocks().getLast();
            List<FinalBlock> bare = range.blocks().subList(0, range.blocks().size() - 1).stream()
                    .map(block -> new FinalBlock(block.id(), block.header(), block.entries(), null))
                    .toList();
            return new Reply.Blocks(new FinalRange(range.tip(), bare, List.of(covering.header()), covering.finality()));
        };
    }

    private FinalRange one(Height from, long tip) {
        FinalBlock block = Objects.requireNonNull(chain.log.block(from));
        return new FinalRange(new Height(Math.max(tip, from.value())), List.of(block), List.of(), null);
    }

    private static FinalBlock newest(SignedChain chain) {
        return Objects.requireNonNull(chain.log.block(chain.log.tip()));
    }
}
