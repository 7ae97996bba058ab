/**
 * The HTTP API. Every answer says the height it is as of; every refusal is problem+json (RFC 9457) with a stable code.
 * Amounts are decimal strings of micro-CRAP, hashes lower-case hex, keys base64url, times milliseconds since 1970.
 *
 * <p>Writes go straight to {@link io.bitcraps.query.port.Ingress}; nothing here touches the log.
 */
@NullMarked
package io.bitcraps.query.api;

import org.jspecify.annotations.NullMarked;
