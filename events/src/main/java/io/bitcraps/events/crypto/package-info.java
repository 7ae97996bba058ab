/**
 * SHA-256, Ed25519, X25519 and what is sealed under it, proof of work and the dice of a seed. The only package that knows a cryptography provider by name.
 *
 * <p>Two providers may verify: Corretto's (fast, asked for by instance) and the JDK's (portable). Bouncy Castle makes
 * and validates keys and never verifies, as it accepts signatures that the others refuse. Imports
 * {@code io.bitcraps.events.id}, {@code codec.Malformed} and {@code craps.Dice}.
 */
@NullMarked
package io.bitcraps.events.crypto;

import org.jspecify.annotations.NullMarked;
