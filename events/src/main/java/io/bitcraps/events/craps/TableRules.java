package io.bitcraps.events.craps;

import io.bitcraps.events.id.Hash;
import io.bitcraps.events.money.Amount;

/**
 * What the creator of a table fixes for its life.
 *
 * @param minimum smallest stake, at least 1,000 micro-CRAP
 * @param maximum largest stake on one spot
 * @param payTable hash of a registered pay table
 * @param seats 1 to 12
 * @param minPlayers seats taken before the first roll, 1 to {@code seats}
 * @param ante held at joining, returned at leaving
 * @param minBetTimeMs block time between a settlement and the next lock, unless all seats are ready
 * @param rollClockMs block time the shooter has; after it any seat may roll, after twice that anyone
 * @param open whether a key needs no invitation to join
 */
public record TableRules(
        String name,
        Amount minimum,
        Amount maximum,
        Hash payTable,
        int seats,
        int minPlayers,
        Amount ante,
        long minBetTimeMs,
        long rollClockMs,
        boolean open) {}
