package io.bitcraps.node.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.events.InvariantViolation;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.id.BlockId;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthTest {

    private final TestChain chain = new TestChain(1);
    private final Growth.Tip genesis = Growth.genesis(chain.genesis()).tip();
    private final FinalBlock next = chain.next(2);

    @Test
    void takesTheNextBlock() {
        assertEquals(next.id(), Growth.of(genesis, List.of(next)).tip().id());
    }

    /** All else would fit: height, log and entries. */
    @Test
    void refusesABlockOfAnotherParent() {
        FinalBlock stranger = onParent(new BlockId(Sha256.hash(new byte[] {1})));

        assertThrows(InvariantViolation.class, () -> Growth.of(genesis, List.of(stranger)));
    }

    private FinalBlock onParent(BlockId parent) {
        BlockHeader old = next.header();
        BlockHeader header = new BlockHeader(
                old.version(),
                old.chain(),
                old.epoch(),
                old.height(),
                old.view(),
                parent,
                old.proposer(),
                old.timeMs(),
                old.bodyHash(),
                old.before(),
                old.after(),
                old.stateRoot(),
                old.seeds(),
                old.actions());
        return new FinalBlock(BlockCodec.id(header), header, next.entries(), null);
    }
}
