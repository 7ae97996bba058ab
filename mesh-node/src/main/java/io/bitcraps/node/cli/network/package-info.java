/** Commands that make and run nodes: init, node, demo, bench. */
@NullMarked
package io.bitcraps.node.cli.network;

import org.jspecify.annotations.NullMarked;
