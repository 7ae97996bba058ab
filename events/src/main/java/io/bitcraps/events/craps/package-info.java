/** The vocabulary of the felt: bets, spots, dice, outcomes. No rules here. */
@NullMarked
package io.bitcraps.events.craps;

import org.jspecify.annotations.NullMarked;
