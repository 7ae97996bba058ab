@NullMarked
package io.bitcraps.node.cli;

import org.jspecify.annotations.NullMarked;
