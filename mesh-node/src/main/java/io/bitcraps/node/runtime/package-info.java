/**
 * Drives the pure cores of a validator: decodes and checks what peers send, feeds consensus and beacon on one lane
 * each, runs their effects in order, makes final blocks durable and tells everybody who waits. Decides nothing itself.
 * This package wires its subpackages, which know nothing of it: {@code lane} gives threads and alarms, {@code peer}
 * the others; {@code publish}, {@code consensus}, {@code beacon} and {@code sync} have a lane or two each; {@code link}
 * keeps up the links.
 */
@NullMarked
package io.bitcraps.node.runtime;

import org.jspecify.annotations.NullMarked;
