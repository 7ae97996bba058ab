@NullMarked
package io.bitcraps.command.consensus;

import org.jspecify.annotations.NullMarked;
