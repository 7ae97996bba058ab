/**
 * Runs the mesh: carries out what {@link io.bitcraps.node.mesh.Neighbours} decides over a transport, with a session
 * on each link. Everything but {@code send}, {@code broadcast} and {@code peers} happens on the transport's one thread.
 */
@NullMarked
package io.bitcraps.node.runtime.link;

import org.jspecify.annotations.NullMarked;
