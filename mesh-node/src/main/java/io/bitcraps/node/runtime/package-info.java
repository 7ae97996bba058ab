/**
 * Drives the pure cores of a validator: decodes and checks what peers send, feeds consensus and beacon on one thread,
 * runs their effects in order, makes final blocks durable and tells everybody who waits. Decides nothing itself.
 */
@NullMarked
package io.bitcraps.node.runtime;

import org.jspecify.annotations.NullMarked;
