/**
 * The way from the final log into the read model: Axon's tracking event processor over whole blocks, with its token in
 * the read model's own database and transaction, so that every block is folded exactly once whatever crashes.
 *
 * <p>Axon stays in here.
 */
@NullMarked
package io.bitcraps.query.feed;

import org.jspecify.annotations.NullMarked;
