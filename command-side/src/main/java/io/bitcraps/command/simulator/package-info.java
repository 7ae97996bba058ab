/**
 * A whole network in one thread and one number: validators, links, disks and clocks are simulated, the replica is the
 * one that production runs. From a simulation seed follow committee, faults and order of everything that happens, so
 * a failure is replayed by its seed.
 *
 * <p>Pure: own random numbers, virtual time, no I/O. Imports {@code io.bitcraps.command.consensus} and
 * {@code io.bitcraps.events}.
 */
@NullMarked
package io.bitcraps.command.simulator;

import org.jspecify.annotations.NullMarked;
