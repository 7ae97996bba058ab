/** The state trie over everything execution reads, its leaves and its proofs. */
@NullMarked
package io.bitcraps.events.state;

import org.jspecify.annotations.NullMarked;
