/** What the read side asks of the node that embeds it. Nothing here is needed to read. */
@NullMarked
package io.bitcraps.query.port;

import org.jspecify.annotations.NullMarked;
