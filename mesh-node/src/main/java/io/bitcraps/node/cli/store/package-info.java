/** A node's store at rest and in use: looking at all of it, taking a copy, putting one back. */
@NullMarked
package io.bitcraps.node.cli.store;

import org.jspecify.annotations.NullMarked;
