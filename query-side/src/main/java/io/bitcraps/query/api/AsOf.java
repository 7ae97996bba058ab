package io.bitcraps.query.api;

import io.bitcraps.query.read.ProgressRow;
import io.micronaut.serde.annotation.Serdeable;

/**
 * Up to where the log is in an answer.
 *
 * @param height of the last block folded, -1 before genesis
 * @param position of its last entry
 * @param timeMs of that block
 */
@Serdeable
public record AsOf(long height, long position, long timeMs) {

    static AsOf of(ProgressRow progress) {
        return new AsOf(progress.height(), progress.logPosition(), progress.timeMs());
    }
}
