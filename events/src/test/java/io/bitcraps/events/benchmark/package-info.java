/** What is measured, with the module's profile {@code jmh}: see CONTRIBUTING.md. */
@NullMarked
package io.bitcraps.events.benchmark;

import org.jspecify.annotations.NullMarked;
