/**
 * Following a log that others publish, trusting none of them: {@code Follower} says whom to ask what, and what the
 * answers were worth. Pure: time comes in, questions and effects go out. {@code follow.live} runs it.
 */
@NullMarked
package io.bitcraps.node.follow;

import org.jspecify.annotations.NullMarked;
