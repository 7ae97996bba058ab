package io.bitcraps.events.block;

import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.View;
import java.util.List;

/**
 * What a validator votes on. Block id = SHA-256("bitcraps/block/v1\n" || canonical header).
 *
 * @param timeMs milliseconds since 1970, larger than the parent's
 * @param bodyHash SHA-256 of the canonical body
 * @param before log size and root before this block
 * @param after log size and root after it
 * @param stateRoot root of the state trie after it
 * @param seeds carried by this block, ascending by height
 */
public record BlockHeader(
        int version,
        ChainId chain,
        Epoch epoch,
        Height height,
        View view,
        BlockId parent,
        int proposer,
        long timeMs,
        Hash bodyHash,
        LogHead before,
        LogHead after,
        Hash stateRoot,
        List<Seed> seeds,
        int actions) {

    public static final int VERSION = 1;

    public BlockHeader {
        seeds = List.copyOf(seeds);
    }
}
