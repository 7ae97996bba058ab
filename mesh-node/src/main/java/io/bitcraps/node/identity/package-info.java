/**
 * The secrets of a node or a player on disk: one file, sealed under a passphrase, readable by its owner alone.
 *
 * <p>{@link io.bitcraps.node.identity.Keystore} holds them by name, {@link io.bitcraps.node.identity.Wallet} is a
 * keystore with an account. Whatever is wrong with the file is a
 * {@link io.bitcraps.node.identity.KeystoreRefused} that names file and remedy; no failure ever leads to a new
 * identity. Imports {@code io.bitcraps.events}; Bouncy Castle for Argon2id alone.
 */
@NullMarked
package io.bitcraps.node.identity;

import org.jspecify.annotations.NullMarked;
