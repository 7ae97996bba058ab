@NullMarked
package io.bitcraps.node.cli.store;

import org.jspecify.annotations.NullMarked;
