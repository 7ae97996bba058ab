@NullMarked
package io.bitcraps.command.audit;

import org.jspecify.annotations.NullMarked;
