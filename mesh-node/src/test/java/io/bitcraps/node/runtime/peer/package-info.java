/** Tests of the wire between nodes. */
@NullMarked
package io.bitcraps.node.runtime.peer;

import org.jspecify.annotations.NullMarked;
