@NullMarked
package io.bitcraps.query.connection;

import org.jspecify.annotations.NullMarked;
