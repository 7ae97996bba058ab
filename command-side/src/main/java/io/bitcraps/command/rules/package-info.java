/**
 * The rules of ledger and game, as two pure functions: {@code decide} (and {@code settle}, for dice) says which events
 * an action has, {@code evolve} applies events to the state. Same input, same output, on every node and for ever.
 *
 * <p>{@link io.bitcraps.command.rules.Includable} says what a block may hold, {@link
 * io.bitcraps.command.rules.Ledger} is the state during one block, {@link
 * io.bitcraps.command.rules.GenesisLedger} the state before the first. Use cases stand in {@code ledger}, {@code
 * table}, {@code bets} and {@code roll}, one a file.
 *
 * <p>Imports {@code io.bitcraps.events} only. No clock, randomness, thread, I/O, logger, hash-ordered collection or
 * floating point.
 */
@NullMarked
package io.bitcraps.command.rules;

import org.jspecify.annotations.NullMarked;
