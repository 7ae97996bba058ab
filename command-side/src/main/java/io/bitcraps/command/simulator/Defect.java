package io.bitcraps.command.simulator;

/** A rule that honest validators of a simulation break on purpose: a checker nobody has seen fail proves little. */
public enum Defect {
    NONE,
    /** Certificates need one vote too few. */
    QUORUM_ONE_SHORT,
    /** Votes are sent without being journalled, and a start does not ask the others for them. */
    VOTES_NOT_JOURNALLED,
    /** A proposal is voted on without nullifications of the views it skips. */
    SKIPPED_VIEWS_NOT_NULLIFIED,
    /** Nullify is cast in a view after finalize, whose notarization a crash loses. */
    NULLIFY_AFTER_FINALIZE,
    /** One more validator than f is faulty, and they know each other: no rule can help then. */
    ONE_FAULTY_TOO_MANY
}
