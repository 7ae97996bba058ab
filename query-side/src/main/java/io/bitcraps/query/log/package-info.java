/**
 * The final log as files over HTTP: names, types and caching, whichever server answers. Imports {@code events} only.
 */
@NullMarked
package io.bitcraps.query.log;

import org.jspecify.annotations.NullMarked;
