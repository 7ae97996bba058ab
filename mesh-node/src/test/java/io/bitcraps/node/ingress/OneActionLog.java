package io.bitcraps.node.ingress;

import io.bitcraps.events.block.FinalBlock;
import io.bitcraps.events.block.LogHead;
import io.bitcraps.events.feed.FinalLog;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A log of one block with one action at position {@value #POSITION}, from when it is told so. */
final class OneActionLog implements FinalLog {

    static final long POSITION = 7;
    static final Height HEIGHT = new Height(1);

    private final Hash ticket;
    private volatile boolean durable;

    OneActionLog(Hash ticket) {
        this.ticket = ticket;
    }

    void becomesDurable() {
        durable = true;
    }

    @Override
    public OptionalLong position(Hash asked) {
        return durable && asked.equals(ticket) ? OptionalLong.of(POSITION) : OptionalLong.empty();
    }

    @Override
    public @Nullable Height heightAt(long position) {
        return durable && position == POSITION ? HEIGHT : null;
    }

    @Override
    public Height tip() {
        return durable ? HEIGHT : Height.ZERO;
    }

    @Override
    public LogHead head() {
        return new LogHead(durable ? POSITION + 1 : POSITION, Hash.ZERO);
    }

    @Override
    public @Nullable FinalBlock block(Height height) {
        return null;
    }

    @Override
    public List<byte[]> entries(long position, int maxEntries, int maxBytes) {
        return List.of();
    }

    @Override
    public byte @Nullable [] tile(int level, long index) {
        return null;
    }

    @Override
    public byte @Nullable [] checkpoint() {
        return null;
    }

    @Override
    public boolean awaitAbove(Height height, long timeoutMs) {
        return tip().compareTo(height) > 0;
    }
}
