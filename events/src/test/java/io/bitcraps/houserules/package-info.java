/**
 * The house rules of every module, as ArchUnit rules. Each ban names its replacement, for the reader of a failed build.
 *
 * <p>The other modules use it through the test jar of this one.
 */
@NullMarked
package io.bitcraps.houserules;

import org.jspecify.annotations.NullMarked;
