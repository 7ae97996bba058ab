package io.bitcraps.command.block;

/** What the execution of a proposed block showed. */
public sealed interface Verdict {

    record Valid(ExecutedBlock executed) implements Verdict {}

    /** @param reason one sentence for the log; never part of any decision */
    record Invalid(String reason) implements Verdict {}
}
