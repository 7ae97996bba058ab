/**
 * Tiles and entry bundles as C2SP tlog-tiles has them: names, geometry and bytes. A tile holds up to 256 hashes of one
 * tree level, a bundle up to 256 entries; partial ones exist at the right edge only and are never hashed upward.
 */
@NullMarked
package io.bitcraps.events.log.tile;

import org.jspecify.annotations.NullMarked;
