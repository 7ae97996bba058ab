@NullMarked
package io.bitcraps.node.identity;

import org.jspecify.annotations.NullMarked;
