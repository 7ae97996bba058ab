@NullMarked
package io.bitcraps.node.follow;

import org.jspecify.annotations.NullMarked;
