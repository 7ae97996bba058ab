/** What players sign, and the compact JWS it travels in. */
@NullMarked
package io.bitcraps.events.action;

import org.jspecify.annotations.NullMarked;
