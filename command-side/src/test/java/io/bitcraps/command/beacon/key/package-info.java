/** Keys and threshold signatures, tested against vectors from outside. */
@NullMarked
package io.bitcraps.command.beacon.key;

import org.jspecify.annotations.NullMarked;
