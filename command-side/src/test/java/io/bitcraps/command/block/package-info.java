/** Blocks, tested against a chain of blocks without votes and with seeds that need no pairing. */
@NullMarked
package io.bitcraps.command.block;

import org.jspecify.annotations.NullMarked;
