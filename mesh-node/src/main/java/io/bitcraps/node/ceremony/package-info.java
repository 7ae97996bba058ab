/**
 * The ceremony that makes a genesis without a dealer (docs/protocol.md, "Ceremony"): parties that need not trust each
 * other exchange signed papers through a folder, by whatever means; at its end each holds its own share of the
 * beacon's key, and all the same genesis file.
 *
 * <p>There is no log to order what is said. Instead a party consents to one genesis only, and a genesis counts with the
 * consents of a quorum: who was shown other papers than the rest ends without a network, never with another one.
 */
@NullMarked
package io.bitcraps.node.ceremony;

import org.jspecify.annotations.NullMarked;
