/**
 * Whole nodes in one thread and in virtual time: lanes and clocks that are driven by an agenda and a simulation seed,
 * so that a validator runs unchanged and a failing run is one number. Imports the runtime's port for threads and the
 * agenda of {@code io.bitcraps.command.simulator}.
 */
@NullMarked
package io.bitcraps.node.simulator;

import org.jspecify.annotations.NullMarked;
