/** Key generations with honest and lying dealers. */
@NullMarked
package io.bitcraps.command.beacon.dkg;

import org.jspecify.annotations.NullMarked;
