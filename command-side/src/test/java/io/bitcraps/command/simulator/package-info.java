@NullMarked
package io.bitcraps.command.simulator;

import org.jspecify.annotations.NullMarked;
