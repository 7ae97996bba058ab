/** Measures a network of four validators on this machine, from outside as its clients see it. */
@NullMarked
package io.bitcraps.node.cli.bench;

import org.jspecify.annotations.NullMarked;
