/**
 * What is signed about a log: C2SP signed notes, checkpoints, cosignatures, policies and receipts. The BFT quorum is a
 * standard policy: a group of which q must have cosigned, see {@link
 * io.bitcraps.events.log.note.Policy#of(io.bitcraps.events.id.ChainId, io.bitcraps.events.block.Committee)}.
 *
 * <p>All of it is text in UTF-8 with LF only. Every parser takes exactly what its formatter writes, but for policies,
 * which people write too.
 */
@NullMarked
package io.bitcraps.events.log.note;

import org.jspecify.annotations.NullMarked;
