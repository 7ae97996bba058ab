/** The file a network starts from: committee, parameters, pay tables, first tokens. */
@NullMarked
package io.bitcraps.events.genesis;

import org.jspecify.annotations.NullMarked;
