/**
 * Decides about neighbours: whom to dial and when, which of two links to keep, whom to refuse, what to send first and
 * what to drop. Pure: time and randomness come in as data ({@link io.bitcraps.node.mesh.Moment}), dials and closings
 * go out as data ({@link io.bitcraps.node.mesh.Effect}), so that every race can be replayed.
 *
 * <p>Imports ids and the codec's {@code Malformed} from {@code events}, nothing else. {@code node.runtime.link} drives
 * it over a transport.
 */
@NullMarked
package io.bitcraps.node.mesh;

import org.jspecify.annotations.NullMarked;
