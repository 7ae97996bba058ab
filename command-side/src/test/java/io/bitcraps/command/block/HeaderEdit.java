package io.bitcraps.command.block;

import io.bitcraps.events.block.Block;
import io.bitcraps.events.block.BlockCodec;
import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import java.util.List;

/** A block whose header says something else than its execution showed. */
final class HeaderEdit {

    private final Block old;
    private ChainId chain;
    private Height height;
    private BlockId parent;
    private int proposer;
    private long timeMs;
    private LogHead before;
    private LogHead after;
    private Hash stateRoot;
    private List<Seed> seeds;
    private int actions;

    private HeaderEdit(Block old) {
        this.old = old;
        BlockHeader header = old.header();
        chain = header.chain();
        height = header.height();
        parent = header.parent();
        proposer = header.proposer();
        timeMs = header.timeMs();
        before = header.before();
        after = header.after();
        stateRoot = header.stateRoot();
        seeds = header.seeds();
        actions = header.actions();
    }

    static HeaderEdit of(Block old) {
        return new HeaderEdit(old);
    }

    HeaderEdit chain(ChainId value) {
        chain = value;
        return this;
    }

    HeaderEdit height(Height value) {
        height = value;
        return this;
    }

    HeaderEdit parent(BlockId value) {
        parent = value;
        return this;
    }

    HeaderEdit proposer(int value) {
        proposer = value;
        return this;
    }

    HeaderEdit timeMs(long value) {
        timeMs = value;
        return this;
    }

    HeaderEdit before(LogHead value) {
        before = value;
        return this;
    }

    HeaderEdit after(LogHead value) {
        after = value;
        return this;
    }

    HeaderEdit stateRoot(Hash value) {
        stateRoot = value;
        return this;
    }

    HeaderEdit seeds(List<Seed> value) {
        seeds = value;
        return this;
    }

    HeaderEdit actions(int value) {
        actions = value;
        return this;
    }

    Block block() {
        BlockHeader header = new BlockHeader(
                old.header().version(),
                chain,
                old.header().epoch(),
                height,
                old.header().view(),
                parent,
                proposer,
                timeMs,
                old.header().bodyHash(),
                before,
                after,
                stateRoot,
                seeds,
                actions);
        return new Block(BlockCodec.id(header), header, old.actions());
    }
}
