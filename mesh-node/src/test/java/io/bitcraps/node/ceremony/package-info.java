/** Ceremonies by the command line, among honest and cheating parties. */
@NullMarked
package io.bitcraps.node.ceremony;

import org.jspecify.annotations.NullMarked;
