/**
 * The lane that owns the replica, and what consensus orders: blocks built, executed and judged on the states above the
 * last final one.
 * Imports {@code runtime.lane}, {@code runtime.peer} and {@code runtime.publish}.
 */
@NullMarked
package io.bitcraps.node.runtime.consensus;

import org.jspecify.annotations.NullMarked;
