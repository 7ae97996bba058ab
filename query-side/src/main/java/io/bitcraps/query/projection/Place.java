package io.bitcraps.query.projection;

import io.bitcraps.events.id.Height;

/**
 * Where an entry stands.
 *
 * @param position in the log
 * @param timeMs of its block, milliseconds since 1970
 */
record Place(long position, Height height, long timeMs) {}
