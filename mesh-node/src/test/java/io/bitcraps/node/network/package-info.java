/** Tests of whole networks, each validator in a process of its own. */
@NullMarked
package io.bitcraps.node.network;

import org.jspecify.annotations.NullMarked;
