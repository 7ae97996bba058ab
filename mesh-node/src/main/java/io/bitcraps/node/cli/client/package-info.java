/** A node as its clients see it: HTTP requests, typed answers, and signing what is sent. */
@NullMarked
package io.bitcraps.node.cli.client;

import org.jspecify.annotations.NullMarked;
