/**
 * The log as a public transparency log. Here: entries, the RFC 6962 tree over them and its proofs; {@code tile} has the
 * C2SP tlog-tiles geometry, {@code note} the signed notes, checkpoints, policies and receipts.
 *
 * <p>Sizes and positions are longs, never negative, hence below 2^63. A block executes on a {@link
 * io.bitcraps.events.log.Frontier}; proofs are made from tiles by a {@link io.bitcraps.events.log.Prover} and checked
 * without any.
 */
@NullMarked
package io.bitcraps.events.log;

import org.jspecify.annotations.NullMarked;
