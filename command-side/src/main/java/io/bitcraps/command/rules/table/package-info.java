/** Tables: creating, filling, leaving and closing them, the dice and readiness, one use case a file. */
@NullMarked
package io.bitcraps.command.rules.table;

import org.jspecify.annotations.NullMarked;
