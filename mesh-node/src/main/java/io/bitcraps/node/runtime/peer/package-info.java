/**
 * The other validators: what is said to them, in which bytes and with which urgency, over {@link Links}.
 * Imports the consensus codec, and {@code node.mesh} for urgencies.
 */
@NullMarked
package io.bitcraps.node.runtime.peer;

import org.jspecify.annotations.NullMarked;
