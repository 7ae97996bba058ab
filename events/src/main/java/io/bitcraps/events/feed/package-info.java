/** How readers of the final log see it, wherever it is kept. */
@NullMarked
package io.bitcraps.events.feed;

import org.jspecify.annotations.NullMarked;
