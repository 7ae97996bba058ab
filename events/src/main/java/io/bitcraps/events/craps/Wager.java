package io.bitcraps.events.craps;

import io.bitcraps.events.money.Amount;

/** An amount put on, added to or taken off a spot. */
public record Wager(Spot spot, Amount amount) {}
