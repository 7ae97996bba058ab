/**
 * The committee as a source of randomness: any quorum of shares gives the one possible seed (docs/protocol.md,
 * "Beacon"). {@link io.bitcraps.command.beacon.Beacon} is the core: upon a final block with locks release the own share;
 * upon q shares combine them, check the sum once under the group key, and only if it fails look for who lied. Keys and
 * curve are in {@link io.bitcraps.command.beacon.key}. Pure.
 */
@NullMarked
package io.bitcraps.command.beacon;

import org.jspecify.annotations.NullMarked;
