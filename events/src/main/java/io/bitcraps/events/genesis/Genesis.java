package io.bitcraps.events.genesis;

import io.bitcraps.events.block.Committee;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.PayTable;
import io.bitcraps.events.state.StateValue;
import java.util.List;

/**
 * The content of a genesis file. The file is canonical JSON; chain id and genesis id are over its bytes.
 *
 * @param name first part of the chain id
 * @param timeMs block time of height 0
 * @param groupKey beacon group key of epoch 0: 96 bytes, lower-case hex
 * @param dealt whether a dealer made the beacon keys (refused above security level development)
 * @param treasury tokens issued to the bankroll
 * @param allocations accounts opened at height 0 with tokens from the treasury
 */
public record Genesis(
        String name,
        long timeMs,
        Committee committee,
        String groupKey,
        boolean dealt,
        Amount treasury,
        List<Allocation> allocations,
        StateValue.Parameters parameters,
        List<PayTable> payTables,
        Limits limits,
        Timing timing) {

    public Genesis {
        allocations = List.copyOf(allocations);
        payTables = List.copyOf(payTables);
    }

    public record Allocation(PublicKey account, Amount amount) {}

    /** Bounds of one block; a block beyond them is invalid. */
    public record Limits(
            int blockBytes, int blockActions, int blockEntries, int blockSeeds, int blockRolls, int rollSettlements) {

        /** What all entries may have once one action more is in, as many times {@code blockBytes}: all fits one frame. */
        private static final long ACTED_FACTOR = 3;

        /** Bytes of entries up to which a block takes a further action. */
        public long actedEntryBytes() {
            return ACTED_FACTOR * blockBytes;
        }

        /** Bytes that a block's entries never reach: rolls, which no action follows, settle within blockBytes more. */
        public long entryBytes() {
            return actedEntryBytes() + blockBytes;
        }
    }

    /**
     * @param deltaMs bound on transfer and execution of a full block between validators
     * @param deltaMaxMs what delta may grow to while views are nullified
     * @param retryMs between re-sendings
     * @param maxClockSkewMs how far ahead of the own clock a proposal's time may be
     * @param openViews views past the current one for which votes are kept
     */
    public record Timing(long deltaMs, long deltaMaxMs, long retryMs, long maxClockSkewMs, int openViews) {}
}
