package io.bitcraps.node.runtime.link;

import io.bitcraps.node.mesh.Priority;
import io.bitcraps.node.mesh.TokenBucket;

/** The rate limits of one direction of one link: one for urgent classes, one for the rest. */
final class Pace {

    private final TokenBucket urgent;
    private final TokenBucket bulk;

    private Pace(int bulkPerSecond, int burst, long nowMs) {
        int factor = MeshSettings.URGENT_FACTOR;
        this.urgent = new TokenBucket(bulkPerSecond * factor, burst * factor, nowMs);
        this.bulk = new TokenBucket(bulkPerSecond, burst, nowMs);
    }

    /** What we allow ourselves: in bursts a quarter of what the other end puts up with. */
    static Pace sending(int perSecond, long nowMs) {
        return new Pace(perSecond, Math.max(1, perSecond / 4), nowMs);
    }

    /** What we put up with: a quarter above what an honest end sends, as its clock may be fast and its frames held up. */
    static Pace receiving(int perSecond, long nowMs) {
        return new Pace(perSecond + (perSecond + 3) / 4, perSecond, nowMs);
    }

    long waitMs(Priority priority, long nowMs) {
        return bucket(priority).waitMs(nowMs);
    }

    void owe(Priority priority, long nowMs) {
        bucket(priority).owe(nowMs);
    }

    private TokenBucket bucket(Priority priority) {
        return priority.urgent() ? urgent : bulk;
    }
}
