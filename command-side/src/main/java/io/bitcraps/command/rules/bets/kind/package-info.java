/**
 * How each kind of bet is played, one small rule a file behind {@link io.bitcraps.command.rules.bets.kind.BetRule}: when
 * it may be placed and come down, and what a roll does to it. Knows no ledger, no pay table and no use case; a new kind
 * is one more rule, named in {@link io.bitcraps.command.rules.bets.kind.BetRules}.
 */
@NullMarked
package io.bitcraps.command.rules.bets.kind;

import org.jspecify.annotations.NullMarked;
