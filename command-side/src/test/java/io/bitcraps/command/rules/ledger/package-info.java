@NullMarked
package io.bitcraps.command.rules.ledger;

import org.jspecify.annotations.NullMarked;
