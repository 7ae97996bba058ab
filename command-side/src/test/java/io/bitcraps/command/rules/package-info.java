/** The rules, tested as plain values: cases of one line, played games, and random play under invariants. */
@NullMarked
package io.bitcraps.command.rules;

import org.jspecify.annotations.NullMarked;
