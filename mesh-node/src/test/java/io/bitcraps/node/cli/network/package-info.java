@NullMarked
package io.bitcraps.node.cli.network;

import org.jspecify.annotations.NullMarked;
