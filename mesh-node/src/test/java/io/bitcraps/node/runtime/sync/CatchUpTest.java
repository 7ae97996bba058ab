package io.bitcraps.node.runtime.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.command.consensus.Tip;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.feed.FinalRange;
import io.bitcraps.events.id.Height;
import io.bitcraps.node.runtime.Stage;
import io.bitcraps.node.runtime.peer.PeerMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From genesis, where the others have 20 blocks; two of them must say that they have no more. */
class CatchUpTest {

    private static final Stage STAGE = new Stage(3, 20);

    private final CatchUp catchUp = new CatchUp(
            STAGE.certificates,
            2,
            STAGE.chain.genesis.state(),
            Tip.genesis(STAGE.chain.genesis.block().id()));

    private static PeerMessage.Blocks blocks(long from, int count) {
        return new PeerMessage.Blocks(STAGE.range(from, count));
    }

    private static PeerMessage.Blocks nothing(long tip) {
        return new PeerMessage.Blocks(new FinalRange(new Height(tip), List.of(), List.of(), null));
    }

    private static PeerMessage.Blocks one(FinalBlock block) {
        return new PeerMessage.Blocks(new FinalRange(new Height(20), List.of(block), List.of(), null));
    }

    @Test
    void takesBlocksThatACertificateCoversAndAsksOnAfterThem() {
        var answer = catchUp.answered(0, blocks(1, 5));

        var progress = assertInstanceOf(CatchUp.Answer.Progress.class, answer);
        assertEquals(5, progress.blocks().size());
        assertEquals(new Height(5), catchUp.tip().height());
        assertEquals(new Height(6), catchUp.wanted());
        assertFalse(catchUp.isNotAhead(0), "it has 15 more");
    }

    @Test
    void passesOverBlocksThatItHasAlready() {
        catchUp.answered(0, blocks(1, 5));

        var answer = catchUp.answered(2, blocks(3, 5));

        assertEquals(
                2,
                assertInstanceOf(CatchUp.Answer.Progress.class, answer).blocks().size());
        assertEquals(new Height(8), catchUp.wanted());
        assertInstanceOf(CatchUp.Answer.Level.class, catchUp.answered(2, blocks(1, 5)));
    }

    @Test
    void isLevelOnceEnoughOthersHaveNoMore() {
        catchUp.answered(0, blocks(1, 20));
        assertTrue(catchUp.isNotAhead(0));
        assertFalse(catchUp.isLevel());

        catchUp.answered(2, nothing(20));

        assertTrue(catchUp.isLevel());
    }

    @Test
    void countsOnePeerOnceHoweverOftenItAnswers() {
        catchUp.answered(0, nothing(0));
        catchUp.answered(0, nothing(0));

        assertFalse(catchUp.isLevel());
    }

    @Test
    void doesNotCountAPeerThatIsFarAheadAndSendsNothing() {
        var answer = catchUp.answered(0, nothing(1_000));

        assertInstanceOf(CatchUp.Answer.Level.class, answer);
        assertFalse(catchUp.isNotAhead(0));
    }

    @Test
    void believesNobodyAnyMoreOnceSomebodyHadMore() {
        catchUp.answered(2, nothing(0));
        catchUp.answered(3, nothing(0));
        assertTrue(catchUp.isLevel());

        catchUp.answered(0, blocks(1, 20));

        assertFalse(catchUp.isLevel());
        assertFalse(catchUp.isNotAhead(2));
    }

    @Test
    void believesNobodyAnyMoreWhenConsensusSeesMore() {
        catchUp.answered(2, nothing(0));
        catchUp.answered(3, nothing(0));

        catchUp.behind();

        assertFalse(catchUp.isLevel());
    }

    @Test
    void refusesABlockWithoutACertificate() {
        FinalBlock block = STAGE.range(1, 1).blocks().getFirst();

        var answer = catchUp.answered(0, one(new FinalBlock(block.id(), block.header(), block.entries(), null)));

        assertInstanceOf(CatchUp.Answer.Bad.class, answer);
        assertEquals(new Height(1), catchUp.wanted());
    }

    @Test
    void refusesOtherEntriesUnderACertifiedHeader() {
        List<FinalBlock> two = STAGE.range(1, 2).blocks();
        FinalBlock first = two.getFirst();

        var answer = catchUp.answered(
                0, one(new FinalBlock(first.id(), first.header(), two.getLast().entries(), first.finality())));

        assertInstanceOf(CatchUp.Answer.Bad.class, answer);
        assertEquals(new Height(1), catchUp.wanted());
        assertFalse(catchUp.isNotAhead(0));
    }

    @Test
    void refusesBlocksThatLeaveAGap() {
        assertInstanceOf(CatchUp.Answer.Bad.class, catchUp.answered(0, blocks(2, 3)));
    }

    @Test
    void goesOnFromWhatConsensusMadeFinal() {
        var last = STAGE.executed().get(9).after();

        catchUp.moved(last, new Tip(last.height(), last.id(), catchUp.tip().view(), null));

        assertEquals(new Height(11), catchUp.wanted());
        assertInstanceOf(CatchUp.Answer.Progress.class, catchUp.answered(0, blocks(11, 5)));
    }
}
