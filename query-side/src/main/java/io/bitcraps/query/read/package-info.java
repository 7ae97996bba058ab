/**
 * The read model as its readers see it: rows and queries, by Micronaut Data. Every list is paged by a key that later
 * rows never come before, so a page stays what it is while the log grows.
 */
@NullMarked
package io.bitcraps.query.read;

import org.jspecify.annotations.NullMarked;
