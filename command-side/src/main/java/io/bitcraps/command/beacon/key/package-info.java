/**
 * Threshold BLS12-381 for the beacon: the keys of a committee, which must lie on one polynomial, shares, and their sum.
 * Points from outside are checked for length, form, subgroup and infinity where they become a {@link
 * io.bitcraps.command.beacon.key.Share} or a key; inside, every point is good by its type. Pure, and the only package
 * that imports jblst, whose points change under arithmetic, so they are copied first. Knows nothing of the protocol.
 */
@NullMarked
package io.bitcraps.command.beacon.key;

import org.jspecify.annotations.NullMarked;
