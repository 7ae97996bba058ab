@NullMarked
package io.bitcraps.events.audit;

import org.jspecify.annotations.NullMarked;
