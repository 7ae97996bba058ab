/** Tokens: transfers and grants, one use case a file. */
@NullMarked
package io.bitcraps.command.rules.ledger;

import org.jspecify.annotations.NullMarked;
