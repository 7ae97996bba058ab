/** A roll: the lock that freezes a table, and the settlement its dice bring. */
@NullMarked
package io.bitcraps.command.rules.roll;

import org.jspecify.annotations.NullMarked;
