/**
 * What a node keeps on disk: the final log ({@code LogStore}), its own votes ({@code Journal}) and snapshots of the
 * state ({@code SnapshotStore}). The only package that knows SQLite.
 *
 * <p>Every write that is promised to be durable is synced before its method returns. A failed write or sync throws
 * {@code StoreFailure} and the node stops: after a failed sync the kernel may have dropped the pages, so trying again
 * would report success for bytes that are lost. What is read back is checked against hashes, and a mismatch throws
 * {@code InvariantViolation}.
 *
 * <p>Each port has a twin in memory that passes the same contract test, so that a simulated node runs without a disk.
 */
@NullMarked
package io.bitcraps.node.store;

import org.jspecify.annotations.NullMarked;
