/** Tests of the benchmark's arithmetic. */
@NullMarked
package io.bitcraps.node.cli.bench;

import org.jspecify.annotations.NullMarked;
