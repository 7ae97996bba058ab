/**
 * The committee as a source of randomness: threshold BLS12-381, signatures in G1 and keys in G2, any quorum of shares
 * giving the one possible seed (docs/protocol.md, "Beacon").
 *
 * <ul>
 *   <li>{@link io.bitcraps.command.beacon.Beacon} is the core: upon a final block with locks release the own share;
 *       upon q shares combine them, check the sum once under the group key, and only if it fails look for who lied.
 *   <li>{@link io.bitcraps.command.beacon.BeaconCommittee} holds the keys, which must lie on one polynomial.
 *   <li>Points from outside are checked for length, form, subgroup and infinity where they become a
 *       {@link io.bitcraps.command.beacon.Share} or a key; inside, every point is good by its type.
 * </ul>
 *
 * <p>Pure, and the only package that imports jblst. Its points change under arithmetic, so they are copied first.
 */
@NullMarked
package io.bitcraps.command.beacon;

import org.jspecify.annotations.NullMarked;
