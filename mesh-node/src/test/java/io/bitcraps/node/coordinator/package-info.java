@NullMarked
package io.bitcraps.node.coordinator;

import org.jspecify.annotations.NullMarked;
