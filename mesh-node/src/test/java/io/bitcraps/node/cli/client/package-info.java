@NullMarked
package io.bitcraps.node.cli.client;

import org.jspecify.annotations.NullMarked;
