/**
 * The lane that owns the beacon core.
 * Imports {@code runtime.lane} and {@code runtime.peer}.
 */
@NullMarked
package io.bitcraps.node.runtime.beacon;

import org.jspecify.annotations.NullMarked;
