/**
 * The life of a node: Opening, Replaying, CatchingUp, Live, and back down. Wires store, runtime, mesh, ingress and
 * read side as services that start in the order of their dependencies and stop in reverse.
 */
@NullMarked
package io.bitcraps.node.coordinator;

import org.jspecify.annotations.NullMarked;
