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
    DELAY_TAILS,
    /** The network falls into two parts for a while. */
    PARTITIONS,
    /** One hears another, but not the other way round. */
    ONE_WAY_CUTS,
    /** A link comes and goes several times a second. */
    FLAPPING,
    /** Wall clocks are off by more than the protocol allows. */
    CLOCK_SKEW,
    /** Wall clocks are set, forwards or back. */
    CLOCK_STEPS,
    /** Some lanes of a machine, its disk's or its verifiers', take many times as long. */
    SLOW_LANES,
    /** A process dies between two of its effects and starts again. */
    CRASHES,
    /** All machines lose power at one moment. */
    BLACKOUT,
    /** At a crash the disk loses what was written and not synced. */
    LOST_WRITES,
    /** At a crash a part of what the journal was about to append is on the disk. */
    TORN_WRITES,
    /** A disk is full now and then, and its process ends. */
    FULL_DISK,
    /** A disk says that it failed to write or to sync, whether or not it did, and its process ends. */
    FAILED_SYNCS,
    /** A disk no longer gives back a block of the log; who finds out ends, and begins with an empty log. */
    BIT_ROT,
    /** Up to f validators do not keep the protocol, see {@link Deed}. */
    VILLAINS
}
