@NullMarked
package io.bitcraps.query.api;

import org.jspecify.annotations.NullMarked;
