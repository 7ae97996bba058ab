@NullMarked
package io.bitcraps.command.rules.bets;

import org.jspecify.annotations.NullMarked;
