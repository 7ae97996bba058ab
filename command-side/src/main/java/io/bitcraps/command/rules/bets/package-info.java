/**
 * Bets of a seat: placing, taking down and switching them, what a pay table makes of them, and what events change of
 * them. How each kind is played is in {@link io.bitcraps.command.rules.bets.kind}.
 */
@NullMarked
package io.bitcraps.command.rules.bets;

import org.jspecify.annotations.NullMarked;
