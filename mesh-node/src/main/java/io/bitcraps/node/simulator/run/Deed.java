package io.bitcraps.node.simulator.run;

/** What a dishonest validator does to the frames, the clock or the memory of a node that else keeps the protocol. */
public enum Deed {
    /** Keeps the protocol; may crash and start again. */
    HONEST,
    /** Receives and says nothing. */
    KEEPS_SILENT,
    /** Proposes to nobody and hands no block out. */
    WITHHOLDS_BLOCKS,
    /** Says nothing of the beacon. */
    WITHHOLDS_SHARES,
    /** Tells only some of the others, each time. */
    TELLS_SOME,
    /** Proposes one block to half of the others and another one to the rest, and votes for both. */
    EQUIVOCATES,
    /** Two machines with one key; each keeps the protocol, and each talks to half of the others. */
    RUNS_TWICE,
    /** Votes to nullify and to finalize beside each vote to notarize. */
    VOTES_TWICE,
    /** Votes, and gives shares, in the names of others beside its own. */
    IMPERSONATES,
    /** Makes certificates of too few votes, filled up with its own signature under other names. */
    FORGES_CERTIFICATES,
    /** Proposes blocks with another state root. */
    WRONG_ROOTS,
    /** Proposes blocks with an action that nobody signed. */
    FALSE_SIGNATURES,
    /** Signs beacon shares that are none. */
    BAD_SHARES,
    /** Answers who asks for blocks with altered ones. */
    LIES_IN_ANSWERS,
    /** Votes for views far ahead. */
    FLOODS,
    /** Sends frames cut off, drawn out by a megabyte, altered or of nothing but noise. */
    MANGLES,
    /** Its clock is seconds off, also when all others are right. */
    SHIFTS_TIME,
    /** Says again what it said long ago. */
    REPEATS_THE_PAST,
    /** Loses its journal at every start, and starts often. */
    FORGETS
}
