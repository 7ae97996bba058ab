/** What actions say about validators. Imports {@code rules} and events. */
@NullMarked
package io.bitcraps.command.rules.committee;

import org.jspecify.annotations.NullMarked;
