@NullMarked
package io.bitcraps.node.follow.live;

import org.jspecify.annotations.NullMarked;
