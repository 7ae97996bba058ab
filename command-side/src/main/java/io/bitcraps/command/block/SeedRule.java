package io.bitcraps.command.block;

import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.block.SeedCheck;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Height;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which seeds a block carries: those held, oldest first, as long as their rolls fit. Whoever can delay a seed must
 * not be able to choose, so leaving out a seed that a verifier holds makes a block invalid from height lock + 2 on.
 */
final class SeedRule {

    /** Heights after the lock from which a seed that is held may not be left out. */
    private static final long DUE_AFTER = 2;

    private SeedRule() {}

    static List<Seed> carried(Execution execution, Genesis.Limits limits, SortedMap<Height, Seed> held) {
        List<Seed> carried = new ArrayList<>();
        Load load = Load.NONE;
        for (Height height : execution.lockBlocks().keySet()) {
            Seed seed = held.get(height);
            Load more = load.plus(execution.load(height));
            if (seed != null && more.fits(limits)) {
                carried.add(seed);
                load = more;
            }
        }
        return carried;
    }

    /** What is wrong with the seeds of the header, or null. */
    static @Nullable String violated(
            Execution execution,
            Genesis.Limits limits,
            BlockHeader header,
            SortedMap<Height, Seed> held,
            SeedCheck check) {
        Load load = Load.NONE;
        Height last = null;
        for (Seed seed : header.seeds()) {
            BlockId lockBlock = execution.lockBlocks().get(seed.height());
            if (lockBlock == null) {
                return "a seed for height " + seed.height() + ", which waits for none";
            }
            if (last != null && seed.height().compareTo(last) <= 0) {
                return "seeds are not in ascending height";
            }
            Seed known = held.get(seed.height());
            boolean checkedWhenItCame = known != null && known.equals(seed);
            if (!checkedWhenItCame && !check.holds(seed, lockBlock)) {
                return "a seed for height " + seed.height() + " is not the committee's";
            }
            load = load.plus(execution.load(seed.height()));
            last = seed.height();
        }
        if (!load.fits(limits)) {
            return "more seeds or rolls than a block may settle";
        }
        return leftOut(execution, limits, header, held);
    }

    /**
     * A seed fits, or does not, beside the carried ones below it: otherwise a leader would fill the block with later
     * seeds to keep the oldest out.
     */
    private static @Nullable String leftOut(
            Execution execution, Genesis.Limits limits, BlockHeader header, SortedMap<Height, Seed> held) {
        Set<Height> carried = new TreeSet<>();
        header.seeds().forEach(seed -> carried.add(seed.height()));
        Load below = Load.NONE;
        for (Height height : execution.lockBlocks().keySet()) {
            Load with = below.plus(execution.load(height));
            boolean due =
                    Math.addExact(height.value(), DUE_AFTER) <= header.height().value();
            if (carried.contains(height)) {
                below = with;
            } else if (due && held.containsKey(height) && with.fits(limits)) {
                return "the seed for height " + height + " is left out";
            }
        }
        return null;
    }
}
