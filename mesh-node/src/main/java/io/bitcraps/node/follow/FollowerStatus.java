package io.bitcraps.node.follow;

import io.bitcraps.events.id.Height;

/**
 * Where a follower stands.
 *
 * @param height of the newest block kept
 * @param lag heights that a source claims beyond it; a source that claims what it does not give is put aside
 * @param source index of the source in use
 * @param level whether the source in use has no more
 * @param accusations lies since the start
 * @param problem why nothing can be asked, or empty
 */
public record FollowerStatus(Height height, long lag, int source, boolean level, long accusations, String problem) {}
