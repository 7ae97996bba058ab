package io.bitcraps.events.craps;

import io.bitcraps.events.money.Amount;

/**
 * One bet's part in a settlement. Won: stake and winnings go to the player. Lost: the stake goes to the bankroll.
 * Pushed: the stake comes back. Travelled: the stake now stands on {@code to}, the bet's number.
 *
 * @param to the number a come bet travelled to, else 0
 */
public record Result(Spot spot, Outcome outcome, Amount stake, Amount winnings, int to) {}
