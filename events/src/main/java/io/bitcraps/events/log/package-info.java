/** The log as a public transparency log: entries, RFC 6962 tree, proofs, notes, checkpoints, tiles. */
@NullMarked
package io.bitcraps.events.log;

import org.jspecify.annotations.NullMarked;
