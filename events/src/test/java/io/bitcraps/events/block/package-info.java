@NullMarked
package io.bitcraps.events.block;

import org.jspecify.annotations.NullMarked;
