/** Tests of a node's life. */
@NullMarked
package io.bitcraps.node.coordinator;

import org.jspecify.annotations.NullMarked;
