/** Tests of what stands between clients and consensus. */
@NullMarked
package io.bitcraps.node.ingress;

import org.jspecify.annotations.NullMarked;
