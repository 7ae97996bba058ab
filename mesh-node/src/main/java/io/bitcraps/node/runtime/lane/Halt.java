package io.bitcraps.node.runtime.lane;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one answer to a broken invariant or a failing disk: the validator stops voting and the process ends, before it
 * signs a lie. The first reason is kept. Thread-safe.
 */
public final class Halt {

    private static final Logger LOG = LoggerFactory.getLogger(Halt.class);

    private final AtomicReference<@Nullable String> reason = new AtomicReference<>();
    private final Consumer<String> end;
    private final Executor elsewhere;

    /** @param end ends the process (or, in a test, the node); called once, on a thread of its own */
    public Halt(Consumer<String> end) {
        this(end, Thread.ofPlatform().name("halt")::start);
    }

    /** @param elsewhere where the end happens, as whoever halts may be a thread that has to end as well */
    public Halt(Consumer<String> end, Executor elsewhere) {
        this.end = end;
        this.elsewhere = elsewhere;
    }

    /** Why the node halted, or null while it runs. */
    public @Nullable String reason() {
        return reason.get();
    }

    public void now(String sentence, @Nullable Throwable cause) {
        if (reason.compareAndSet(null, sentence)) {
            LOG.error("HALT: {}", sentence, cause);
            elsewhere.execute(() -> end.accept(sentence));
        }
    }

    /** Runs a task of a lane, unless the node has halted: whatever escapes the task halts it. */
    public void guard(String lane, Runnable task) {
        if (reason() == null) {
            try {
                task.run();
            } catch (Throwable e) { // a lane of the node that dies silently would leave half a validator
                now(lane + " failed: " + e.getMessage(), e);
            }
        }
    }
}
