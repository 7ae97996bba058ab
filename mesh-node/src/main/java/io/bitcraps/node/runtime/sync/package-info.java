/**
 * The lane that catches up with final blocks, and answers those who are behind themselves.
 * Imports {@code runtime.lane}, {@code runtime.peer} and
 * {@code runtime.publish}.
 */
@NullMarked
package io.bitcraps.node.runtime.sync;

import org.jspecify.annotations.NullMarked;
