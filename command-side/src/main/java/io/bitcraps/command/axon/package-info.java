/**
 * Axon Framework 4.12 around the rules: command handlers on a command bus, and the final log as an event store.
 *
 * <p>Order comes first, then Axon: a command is an action that a block includes, decided on the state before it, and
 * what the event store holds is only what became final. So handlers stay external objects without state, refusals are
 * events and never exceptions, and nobody appends to the store. Identifiers and timestamps come from actions, blocks
 * and log positions, never from Axon's static clock or random identifiers.
 *
 * <p>Imports {@code io.bitcraps.events}, {@code io.bitcraps.command.rules} and Axon. No other package of this module
 * knows Axon.
 */
@NullMarked
package io.bitcraps.command.axon;

import org.jspecify.annotations.NullMarked;
