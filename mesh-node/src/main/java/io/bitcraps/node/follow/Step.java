package io.bitcraps.node.follow;

/** What a follower does next. */
public sealed interface Step {

    /** @param source index among the sources */
    record Question(int source, Ask ask) implements Step {}

    /** No source is to be asked before this time. */
    record Rest(long untilMs) implements Step {}
}
