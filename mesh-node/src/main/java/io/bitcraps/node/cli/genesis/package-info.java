/** Commands of the ceremony by which parties make a network together. */
@NullMarked
package io.bitcraps.node.cli.genesis;

import org.jspecify.annotations.NullMarked;
