package io.bitcraps.events.audit;

import io.bitcraps.events.log.note.Checkpoint;

/**
 * A checkpoint that a quorum of the committee cosigned.
 *
 * @param cosignedSeconds time of the latest cosignature, in seconds since 1970
 */
record SignedCheckpoint(Checkpoint checkpoint, long cosignedSeconds) {}
