/**
 * The published language: what every reader of the log shares, and the offline verifier.
 *
 * <p>Imports nothing of the other modules, and no serialization library: the pinned codec alone makes bytes.
 */
@NullMarked
package io.bitcraps.events;

import org.jspecify.annotations.NullMarked;
