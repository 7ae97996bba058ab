/** Hostile bytes for decoders, for the tests of all modules; see docs/testing.md, "Fuzzing". */
@NullMarked
package io.bitcraps.fuzz;

import org.jspecify.annotations.NullMarked;
