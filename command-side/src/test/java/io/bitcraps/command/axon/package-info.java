/** Axon around the rules: fixtures for the handlers, agreement of decisions, the contract of the event store. */
@NullMarked
package io.bitcraps.command.axon;

import org.jspecify.annotations.NullMarked;
