/** Amounts, ledger accounts, postings and the trial balance. Checked integers only. */
@NullMarked
package io.bitcraps.events.money;

import org.jspecify.annotations.NullMarked;
