@NullMarked
package io.bitcraps.command.beacon;

import org.jspecify.annotations.NullMarked;
