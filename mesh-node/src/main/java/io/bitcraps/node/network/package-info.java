/** Makes networks: the genesis file, and the secrets of its validators where one machine holds them all. */
@NullMarked
package io.bitcraps.node.network;

import org.jspecify.annotations.NullMarked;
