@NullMarked
package io.bitcraps.command.rules.roll;

import org.jspecify.annotations.NullMarked;
