package io.bitcraps.command.simulator;

/** What a validator does wrong, if anything. */
public enum Deed {
    /** Keeps the protocol; may crash and start again. */
    HONEST,
    /** Proposes one block to some and another to the rest, the other one on an older parent if it can. */
    EQUIVOCATES,
    /** Proposes on its parent's parent, as if the parent had never been notarized. */
    FORKS,
    /** Votes for all it sees: notarize for every proposal, nullify and finalize beside it. */
    VOTES_TWICE,
    /** Tells only some of the others, each time. */
    WITHHOLDS,
    /** Fills memories with votes for views to come, and repeats old messages. */
    FLOODS,
    /** Keeps the protocol, but loses its journal whenever it crashes. */
    FORGETS,
    /** Receives and says nothing. */
    KEEPS_SILENT,
    /** Proposes blocks with a wrong root, or with actions that may not be included. */
    BUILDS_INVALID,
    /** Proposes blocks whose time is far ahead of its clock, or not after the parent's. */
    SHIFTS_TIME,
    /** Answers with what is false, old or nothing, also unasked, and names wrong parents' views. */
    LIES_IN_ANSWERS,
    /** Lives in the past: says again what it said or heard long ago. */
    REPEATS_THE_PAST,
    /** Speaks for others: votes in their names, and hands on their proposals as its own. */
    IMPERSONATES,
    /** Makes certificates of too few votes, of its own votes in other names, and of other ballots' signatures. */
    FORGES_CERTIFICATES,
    /** Twins: two machines with one key, each of which keeps the protocol and knows nothing of the other. */
    RUNS_TWICE
}
