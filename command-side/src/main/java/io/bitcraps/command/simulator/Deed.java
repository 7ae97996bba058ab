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
    KEEPS_SILENT
}
