@NullMarked
package io.bitcraps.events.crypto;

import org.jspecify.annotations.NullMarked;
