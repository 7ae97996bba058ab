/**
 * What the read side takes of its clients at once: connections, and bytes of bodies. The one place that sees the Netty
 * under Micronaut, as Micronaut has no setting for either. Imports {@code api}.
 */
@NullMarked
package io.bitcraps.query.connection;

import org.jspecify.annotations.NullMarked;
