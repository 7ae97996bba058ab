package io.bitcraps.node.runtime;

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

    /** @param end ends the process (or, in a test, the node); called once, on a thread of its own */
    public Halt(Consumer<String> end) {
        this.end = end;
    }

    /** Why the node halted, or null while it runs. */
    public @Nullable String reason() {
        return reason.get();
    }

    public void now(String sentence, @Nullable Throwable cause) {
        if (reason.compareAndSet(null, sentence)) {
            LOG.error("HALT: {}", sentence, cause);
            Thread.ofPlatform().name("halt").start(() -> end.accept(sentence));
        }
    }

    /** The body of a node's thread: whatever escapes it halts the node; an interrupt ends it quietly. */
    void guard(String thread, Body body) {
        try {
            body.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) { // a thread of the node that dies silently would leave half a validator
            now(thread + " failed: " + e.getMessage(), e);
        }
    }

    /** What a thread does until it is interrupted. */
    interface Body {
        void run() throws Exception;
    }
}
