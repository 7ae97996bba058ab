/** Values that name things: keys, hashes, heights, views, tables. Two of them are never mixed up by type. */
@NullMarked
package io.bitcraps.events.id;

import org.jspecify.annotations.NullMarked;
