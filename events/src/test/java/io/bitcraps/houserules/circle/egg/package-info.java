/** An offender for the rule against circles of packages. */
@NullMarked
package io.bitcraps.houserules.circle.egg;

import org.jspecify.annotations.NullMarked;
