/**
 * The folds that make the read model: events in, rows out. Nothing here knows where blocks come from or who reads the
 * rows; a fold of the same blocks gives the same rows, in however many transactions they come.
 *
 * <p>Imports {@code io.bitcraps.events} and JDBC. One thread folds.
 */
@NullMarked
package io.bitcraps.query.projection;

import org.jspecify.annotations.NullMarked;
