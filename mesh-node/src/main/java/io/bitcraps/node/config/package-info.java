/**
 * A node's own settings: defaults, then profile, file, environment and flags, the later winning. What decides the
 * result of an action is never here but in the genesis. A value that cannot be read stops the start.
 */
@NullMarked
package io.bitcraps.node.config;

import org.jspecify.annotations.NullMarked;
