/**
 * Final blocks become durable, and their checkpoints cosigned.
 * Imports {@code runtime.lane}, {@code runtime.peer} and the store.
 */
@NullMarked
package io.bitcraps.node.runtime.publish;

import org.jspecify.annotations.NullMarked;
