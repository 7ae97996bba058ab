/**
 * Web pages, rendered here and kept live by server-sent fragments: no build step, no script of our own. Every value is
 * escaped by the templates, and the content security policy lets no other script run.
 */
@NullMarked
package io.bitcraps.query.page;

import org.jspecify.annotations.NullMarked;
