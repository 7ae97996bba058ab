@NullMarked
package io.bitcraps.events.codec;

import org.jspecify.annotations.NullMarked;
