/** What is measured, by {@code ./mvnw -Djmh=events -Djmh.args=CodecBenchmark}: see CONTRIBUTING.md. */
@NullMarked
package io.bitcraps.events.benchmark;

import org.jspecify.annotations.NullMarked;
