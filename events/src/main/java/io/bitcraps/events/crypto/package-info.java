/** SHA-256, Ed25519 and proof of work. The only package that knows a cryptography provider by name. */
@NullMarked
package io.bitcraps.events.crypto;

import org.jspecify.annotations.NullMarked;
