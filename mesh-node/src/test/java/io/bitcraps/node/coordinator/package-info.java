/** Tests of what wires a node. */
@NullMarked
package io.bitcraps.node.coordinator;

import org.jspecify.annotations.NullMarked;
