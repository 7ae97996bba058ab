@NullMarked
package io.bitcraps.node.cli.play;

import org.jspecify.annotations.NullMarked;
