package io.bitcraps.node.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.command.block.ChainState;
import io.bitcraps.command.consensus.Tip;
import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Certificate;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.VoteKind;
import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import io.bitcraps.node.store.MemoryLog;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {

    private static final int BLOCKS = 8;
    private static final PlayedChain PLAYED = new PlayedChain(5, BLOCKS);

    private static Replay.Replayed replay(FinalLog log, ChainState from) {
        return Replay.run(log, PLAYED.genesis, from, PLAYED.certificates(), height -> {});
    }

    private static FinalBlock block(long height) {
        return Objects.requireNonNull(PLAYED.log.block(new Height(height)));
    }

    private static void refuses(String sentence, long at, @Nullable FinalBlock instead) {
        FinalLog tampered = new TamperedLog(PLAYED.log, new Height(at), instead);

        var thrown = assertThrows(InvariantViolation.class, () -> replay(tampered, PLAYED.genesis.state()));

        assertTrue(String.valueOf(thrown.getMessage()).contains(sentence), thrown::toString);
    }

    private static void assertSame(ChainState expected, ChainState state) {
        assertEquals(expected.id(), state.id());
        assertEquals(expected.height(), state.height());
        assertEquals(expected.timeMs(), state.timeMs());
        assertEquals(expected.state().root(), state.state().root());
        assertEquals(expected.log(), state.log());
        assertEquals(expected.lockBlocks(), state.lockBlocks());
    }

    @Test
    void comesToTheStateThatTheBlocksWereExecutedTo() {
        Replay.Replayed replayed = replay(PLAYED.log, PLAYED.genesis.state());

        assertSame(PLAYED.tip(), replayed.last());
        assertEquals(new Height(BLOCKS), replayed.tip().height());
        assertEquals(PLAYED.tip().id(), replayed.tip().block());
        assertEquals(block(BLOCKS).finality(), replayed.tip().finality());
    }

    @Test
    void comesToTheSameStateFromEveryHeight() {
        for (ChainState from : PLAYED.states) {
            Replay.Replayed replayed = replay(PLAYED.log, from);

            assertSame(PLAYED.tip(), replayed.last());
            assertEquals(block(BLOCKS).finality(), replayed.tip().finality());
        }
    }

    @Test
    void aLogWithoutBlocksIsAtItsGenesis() {
        Replay.Replayed replayed = replay(new MemoryLog(PLAYED.genesis.block()), PLAYED.genesis.state());

        assertSame(PLAYED.genesis.state(), replayed.last());
        assertEquals(Tip.genesis(PLAYED.genesis.block().id()), replayed.tip());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4, BLOCKS})
    void refusesAStateRootThatItsEntriesDoNotGive(long at) {
        BlockHeader header = block(at).header();
        BlockHeader wrong = new BlockHeader(
                header.version(),
                header.chain(),
                header.epoch(),
                header.height(),
                header.view(),
                header.parent(),
                header.proposer(),
                header.timeMs(),
                header.bodyHash(),
                header.before(),
                header.after(),
                Hash.ZERO,
                header.seeds(),
                header.actions());
        FinalBlock instead = new FinalBlock(
                BlockCodec.id(wrong), wrong, block(at).entries(), block(at).finality());

        refuses("block at height " + at + " gives state root", at, instead);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4, BLOCKS})
    void refusesEntriesThatAreNotInItsTree(long at) {
        List<byte[]> entries =
                block(at).entries().subList(0, block(at).entries().size() - 1);
        FinalBlock instead = new FinalBlock(
                block(at).id(), block(at).header(), entries, block(at).finality());

        refuses("block at height " + at + " has entries that give log root ", at, instead);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4, BLOCKS})
    void refusesALogWithAGap(long at) {
        refuses("the stored log has no block at height " + at, at, null);
    }

    @Test
    void refusesABlockOfAnotherPlace() {
        refuses("block at height 5 does not follow its parent", 4, block(5));
    }

    @Test
    void refusesABlockOfAnotherChain() {
        FinalBlock foreign = Objects.requireNonNull(new PlayedChain(6, 1).log.block(new Height(1)));

        refuses("block at height 1 does not follow its parent", 1, foreign);
    }

    private static void refusesFinality(@Nullable Certificate finality, String sentence) {
        FinalBlock newest = block(BLOCKS);
        refuses(sentence, BLOCKS, new FinalBlock(newest.id(), newest.header(), newest.entries(), finality));
    }

    @Test
    void refusesANewestBlockWithoutItsCertificate() {
        refusesFinality(null, "the newest stored block has no finality certificate");
    }

    @Test
    void refusesACertificateThatDoesNotHold() {
        BlockId newest = block(BLOCKS).id();
        View view = new View(BLOCKS);
        Certificate ofAnotherChain = new PlayedChain(6, 0).certificate(VoteKind.FINALIZE, newest, view, 3);
        String sentence = "the finality certificate of the newest stored block, height 8, does not hold";

        refusesFinality(ofAnotherChain, sentence);
        refusesFinality(PLAYED.certificate(VoteKind.FINALIZE, newest, view, 2), sentence);
        refusesFinality(PLAYED.certificate(VoteKind.NOTARIZE, newest, view, 4), sentence);
        refusesFinality(PLAYED.certificate(VoteKind.FINALIZE, block(7).id(), view, 4), sentence);
    }

    @Test
    void refusesALogThatIsLongerThanItsBlocks() {
        FinalLog log = new PlayedChain(5, 3).log;
        ChainState ahead = PLAYED.states.get(4);

        var thrown = assertThrows(InvariantViolation.class, () -> replay(log, ahead));

        assertTrue(String.valueOf(thrown.getMessage()).contains("its entries give"), thrown::toString);
    }
}
