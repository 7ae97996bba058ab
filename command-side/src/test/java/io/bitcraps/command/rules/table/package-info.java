@NullMarked
package io.bitcraps.command.rules.table;

import org.jspecify.annotations.NullMarked;
