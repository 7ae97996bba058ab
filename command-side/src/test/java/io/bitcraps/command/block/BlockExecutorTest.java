package io.bitcraps.command.block;

import static io.bitcraps.command.rules.Felts.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.money.Amount;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BlockExecutorTest {

    private static final String NO_CHILD = "the block does not follow its parent";
    private static final String OTHER_RESULT = "log or state after the block differ from the header's";

    private final TestChain chain = new TestChain();
    private Block block =
            chain.draft(TestChain.WIDE, TestChain.NO_SEEDS, List.of()).block();

    @BeforeEach
    void proposeABlockOnAnother() {
        chain.add(transfer());
        block = chain.draft(TestChain.WIDE, TestChain.NO_SEEDS, List.of(transfer()))
                .block();
    }

    @Test
    void acceptsWhatItBuilt() {
        assertEquals("valid", verdict(block));
    }

    @Test
    void refusesABlockOfAnotherChain() {
        Block other = HeaderEdit.of(block)
                .chain(new ChainId("other-0000000000000000"))
                .block();

        assertEquals("the block is of another version or chain", verdict(other));
    }

    @Test
    void refusesABlockOfAnotherParentOrHeight() {
        Block orphan = HeaderEdit.of(block).parent(new BlockId(Hash.ZERO)).block();
        Block higher = HeaderEdit.of(block).height(new Height(3)).block();

        assertEquals(NO_CHILD, verdict(orphan));
        assertEquals(NO_CHILD, verdict(higher));
    }

    @Test
    void refusesABlockThatContinuesAnotherLog() {
        LogHead before = block.header().before();
        Block other = HeaderEdit.of(block)
                .before(new LogHead(before.size(), Hash.ZERO))
                .block();

        assertEquals("log before the block differs from the header's", verdict(other));
    }

    @Test
    void refusesABlockThatIsNotLaterThanItsParent() {
        Block late = HeaderEdit.of(block).timeMs(chain.tip().timeMs()).block();

        assertEquals("the block's time is not after its parent's", verdict(late));
    }

    @Test
    void refusesABlockThatCountsItsActionsWrong() {
        Block two = HeaderEdit.of(block).actions(2).block();

        assertEquals("the header counts 2 actions, the body 1", verdict(two));
    }

    @Test
    void refusesABlockWhoseLogBecomesAnother() {
        LogHead after = block.header().after();
        Block otherRoot =
                HeaderEdit.of(block).after(new LogHead(after.size(), Hash.ZERO)).block();
        Block otherSize = HeaderEdit.of(block)
                .after(new LogHead(after.size() + 1, after.root()))
                .block();

        assertEquals(OTHER_RESULT, verdict(otherRoot));
        assertEquals(OTHER_RESULT, verdict(otherSize));
    }

    @Test
    void refusesABlockWhoseStateBecomesAnother() {
        Block other = HeaderEdit.of(block).stateRoot(Hash.ZERO).block();

        assertEquals(OTHER_RESULT, verdict(other));
    }

    /** Proposer and time stand in the block entry, so that the log's root binds them. */
    @Test
    void refusesABlockInAnotherProposersNameOrOfAnotherTime() {
        Block otherProposer = HeaderEdit.of(block).proposer(1).block();
        Block otherTime =
                HeaderEdit.of(block).timeMs(block.header().timeMs() + 1).block();

        assertEquals(OTHER_RESULT, verdict(otherProposer));
        assertEquals(OTHER_RESULT, verdict(otherTime));
    }

    @Test
    void refusesABlockWithAnActionThatMayNotBeIncluded() {
        transfer();
        SignedAction ahead = transfer();
        Block other = HeaderEdit.of(new Block(block.id(), block.header(), List.of(ahead)))
                .block();

        String verdict = verdict(other);

        assertTrue(verdict.startsWith("action " + ahead.ticket() + " is not includable: "), verdict);
    }

    @Test
    void leavesOutCandidatesThatMayNotBeIncluded() {
        transfer();
        SignedAction ahead = transfer();

        ExecutedBlock built = chain.draft(TestChain.WIDE, TestChain.NO_SEEDS, List.of(ahead));

        assertEquals(List.of(), built.block().actions());
    }

    private SignedAction transfer() {
        return chain.sign(1, new ActionBody.Transfer(key(2), Amount.crap(1), ""));
    }

    private String verdict(Block proposed) {
        return chain.verdict(TestChain.WIDE, TestChain.NO_SEEDS, proposed);
    }
}
