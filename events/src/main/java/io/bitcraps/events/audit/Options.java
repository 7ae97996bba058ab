package io.bitcraps.events.audit;

/**
 * @param strict whether also surplus is a finding: unlisted files, signature lines that nobody vouches for. For
 *     exports at rest; a live node adds files and lines while it is read.
 * @param reexecutor the rules, or {@link Reexecutor#NONE}
 */
public record Options(boolean strict, Reexecutor reexecutor) {}
