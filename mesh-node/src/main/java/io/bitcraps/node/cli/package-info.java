/**
 * The command line. Each command is one class; {@code Main} only lists them. Commands return their exit code: 0 done,
 * 1 refused or failed, 2 wrong usage. What goes wrong is one sentence that names the thing and the remedy.
 */
@NullMarked
package io.bitcraps.node.cli;

import org.jspecify.annotations.NullMarked;
