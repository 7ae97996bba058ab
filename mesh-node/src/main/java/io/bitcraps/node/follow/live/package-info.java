/** A follower at work: sources over HTTP, the thread that asks them, and the store that keeps what held. */
@NullMarked
package io.bitcraps.node.follow.live;

import org.jspecify.annotations.NullMarked;
