/**
 * The read side: projections, HTTP API, live feed, web pages and exports.
 *
 * <p>Imports {@code io.bitcraps.events} only; it never writes to the log.
 */
@NullMarked
package io.bitcraps.query;

import org.jspecify.annotations.NullMarked;
