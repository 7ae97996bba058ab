/** Headers, blocks, votes, certificates and committees, with the bytes that are signed. */
@NullMarked
package io.bitcraps.events.block;

import org.jspecify.annotations.NullMarked;
