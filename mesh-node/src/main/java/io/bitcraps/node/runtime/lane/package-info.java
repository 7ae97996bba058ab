/**
 * The one port through which the runtime gets threads and timers: a {@link Lane} runs tasks one after another, a crew
 * several at a time, and {@link Lanes} makes both. Production has a thread a lane; a simulator runs all lanes of all
 * nodes in one thread and in virtual time. Imports nothing of the project.
 */
@NullMarked
package io.bitcraps.node.runtime.lane;

import org.jspecify.annotations.NullMarked;
