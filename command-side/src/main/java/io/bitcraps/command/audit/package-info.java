/** The rules as an auditor asks them: what the log says happened, executed again from the genesis file. */
@NullMarked
package io.bitcraps.command.audit;

import org.jspecify.annotations.NullMarked;
