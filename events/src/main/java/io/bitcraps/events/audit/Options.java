package io.bitcraps.events.audit;

import io.bitcraps.events.block.SeedCheck;

/**
 * @param strict whether also surplus is a finding: unlisted files, signature lines that nobody vouches for. For
 *     exports at rest; a live node adds files and lines while it is read.
 * @param seeds what the committee's group key says of a seed
 * @param reexecutor the rules, or {@link Reexecutor#NONE}
 */
public record Options(boolean strict, SeedCheck seeds, Reexecutor reexecutor) {}
