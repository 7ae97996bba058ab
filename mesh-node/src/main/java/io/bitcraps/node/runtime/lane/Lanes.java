package io.bitcraps.node.runtime.lane;

/**
 * Makes the lanes of one node. Tasks MUST NOT block: what has to wait is a task of its own, put when it can go on.
 * What escapes a task halts the node, and once it has halted no task begins. Thread-safe.
 */
public interface Lanes extends AutoCloseable {

    /**
     * A lane that runs one task at a time; each sees what the ones before it did.
     *
     * @param name of its thread
     * @param ofAPeer what may wait for each peer
     */
    Lane lane(String name, Bounds ofAPeer);

    /** A lane that runs several tasks at a time, as many as there are processors: they begin in order, end in any. */
    Lane crew(String name, Bounds ofAPeer);

    /** Closes every lane; no alarm rings any more. */
    @Override
    void close();
}
