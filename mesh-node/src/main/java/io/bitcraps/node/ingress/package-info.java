/**
 * Where writes enter a node: admission checks, the mempool and its tickets, and plain HTTP for nodes without a read
 * side. May use consensus results, never the consensus thread.
 */
@NullMarked
package io.bitcraps.node.ingress;

import org.jspecify.annotations.NullMarked;
