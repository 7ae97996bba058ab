/** Tests of the settings: what they take, and what stands against what they do not. */
@NullMarked
package io.bitcraps.node.config;

import org.jspecify.annotations.NullMarked;
