/** A network in memory: a final log with real bytes, tiles, checkpoints and proofs, and a game that fills it. */
@NullMarked
package io.bitcraps.query.synthetic;

import org.jspecify.annotations.NullMarked;
