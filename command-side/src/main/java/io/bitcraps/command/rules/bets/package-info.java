/** Bets: one small rule a kind behind {@link io.bitcraps.command.rules.bets.BetRule}, what pay tables make of them, and placing, taking down and switching. */
@NullMarked
package io.bitcraps.command.rules.bets;

import org.jspecify.annotations.NullMarked;
