/**
 * The command line. Each command is one class; {@code Main} only lists them.
 */
@NullMarked
package io.bitcraps.node.cli;

import org.jspecify.annotations.NullMarked;
