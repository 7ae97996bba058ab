@NullMarked
package io.bitcraps.events.log.tile;

import org.jspecify.annotations.NullMarked;
