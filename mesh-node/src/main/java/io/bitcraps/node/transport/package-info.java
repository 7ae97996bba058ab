/**
 * Carries bounded datagrams between two nodes: the port ({@link io.bitcraps.node.transport.Transport}, {@link
 * io.bitcraps.node.transport.Link}, {@link io.bitcraps.node.transport.Loop}) and its adapters for TCP and for one
 * process.
 *
 * <p>A transport knows nothing of keys or of what it carries. Every link is untrusted and narrow (small frames, a
 * deadline) until its owner widens it. All callbacks of a transport run on its one {@code Loop} thread, so that
 * whoever stands above it needs no locks.
 *
 * <p>The only package that imports Netty.
 */
@NullMarked
package io.bitcraps.node.transport;

import org.jspecify.annotations.NullMarked;
