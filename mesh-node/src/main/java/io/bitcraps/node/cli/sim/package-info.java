/** Runs simulations of {@code io.bitcraps.node.simulator.run} over many seeds and says what they showed. */
@NullMarked
package io.bitcraps.node.cli.sim;

import org.jspecify.annotations.NullMarked;
