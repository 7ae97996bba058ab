/**
 * One run of a whole committee from one simulation seed: validators with everything that production gives them but
 * threads, sockets and disks; players; what goes wrong; and checkers that look at all of it. {@code Stage} is what all
 * runs share, {@code World} one run's surroundings, {@code Machine} a computer that may crash, {@code WholeRun} the
 * phases. Deterministic: no clock, no threads, own random numbers. Imports the validator's runtime and the agenda,
 * trace and symbolic keys of {@code io.bitcraps.command.simulator}.
 */
@NullMarked
package io.bitcraps.node.simulator.run;

import org.jspecify.annotations.NullMarked;
