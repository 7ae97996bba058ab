@NullMarked
package io.bitcraps.events.log;

import org.jspecify.annotations.NullMarked;
