/**
 * Joint Feldman distributed key generation (docs/protocol.md, "Key generation"): a coming committee makes the beacon's
 * keys so that nobody ever knows the group's secret.
 *
 * <p>Each member is dealer and receiver. A dealer publishes a {@link io.bitcraps.command.beacon.dkg.Statement.Deal}; a
 * receiver complains about a portion that does not fit; the dealer shows it to all, or is out. Upon the height at which
 * the {@link io.bitcraps.command.beacon.dkg.Schedule} ends, {@link io.bitcraps.command.beacon.dkg.Judgement} says who
 * qualified, a function of the statements and their heights alone; with at least a quorum of dealers their sum is the
 * key, with fewer all start again.
 *
 * <p>Pure. Who made a statement is checked before: here its author is given. Imports {@code beacon.key} and events.
 */
@NullMarked
package io.bitcraps.command.beacon.dkg;

import org.jspecify.annotations.NullMarked;
