/** Commands of players: each signs locally, submits to a node, waits for finality and prints the receipt. */
@NullMarked
package io.bitcraps.node.cli.play;

import org.jspecify.annotations.NullMarked;
