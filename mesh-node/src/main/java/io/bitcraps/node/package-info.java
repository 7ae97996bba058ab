/**
 * The running node: it drives the pure cores with sockets, disks and clocks.
 *
 * <p>Imports all other modules; none of them imports it.
 */
@NullMarked
package io.bitcraps.node;

import org.jspecify.annotations.NullMarked;
