package io.bitcraps.node.simulator.run;

/** What may go wrong in a run; a seed chooses some of them. */
public enum Fault {
    /** Frames are lost. */
    LOSS,
    /** Frames come twice. */
    DUPLICATION,
    /** Frames overtake each other by far. */
    REORDERING,
    /** Some frames take a second or more. */
    DELAY_TAILS
}
