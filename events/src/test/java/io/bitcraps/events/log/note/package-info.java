@NullMarked
package io.bitcraps.events.log.note;

import org.jspecify.annotations.NullMarked;
