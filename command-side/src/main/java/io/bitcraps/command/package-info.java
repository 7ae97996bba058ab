/**
 * What decides and orders: the rules, consensus, the beacon and blocks as pure cores, and their Axon adapter.
 *
 * <p>Imports {@code io.bitcraps.events} only.
 */
@NullMarked
package io.bitcraps.command;

import org.jspecify.annotations.NullMarked;
