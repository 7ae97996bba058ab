/** Effects of actions and rolls, with the postings that move tokens. */
@NullMarked
package io.bitcraps.events.event;

import org.jspecify.annotations.NullMarked;
