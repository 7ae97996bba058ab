/** The two pinned encodings: canonical JSON for people and tools, big-endian binary for headers, votes and frames. */
@NullMarked
package io.bitcraps.events.codec;

import org.jspecify.annotations.NullMarked;
