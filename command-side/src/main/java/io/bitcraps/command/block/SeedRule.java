package io.bitcraps.command.block;

import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Seed;
import io.bitcraps.events.block.SeedCheck;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.id.BlockId;
import io.bitcraps.events.id.Height;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Which seeds a block carries: those held, oldest first, as long as their rolls fit. Whoever can delay a seed must
 * not be able to choose, so leaving out a seed that a verifier holds makes a block invalid from height lock + 2 on.
 */
final class SeedRule {

    private SeedRule() {}

    static List<Seed> carried(Execution execution, Genesis.Limits limits, SortedMap<Height, Seed> held) {
        List<Seed> carried = new ArrayList<>();
        Load load = Load.NONE;
        for (Height height : execution.lockBlocks().keySet()) {
            Seed seed = held.get(height);
            Load more = load.plus(execution, height);
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
            load = load.plus(execution, seed.height());
            last = seed.height();
        }
        if (!load.fits(limits)) {
            return "more seeds or rolls than a block may settle";
        }
        for (Height height : execution.lockBlocks().keySet()) {
            boolean due = height.value() + 2 <= header.height().value();
            boolean carried =
                    header.seeds().stream().anyMatch(seed -> seed.height().equals(height));
            boolean fits = load.plus(execution, height).fits(limits);
            if (due && !carried && held.containsKey(height) && fits) {
                return "the seed for height " + height + " is left out";
            }
        }
        return null;
    }

    /** What the seeds so far make a block settle. */
    private record Load(int seeds, int rolls, long bytes) {

        static final Load NONE = new Load(0, 0, 0);

        Load plus(Execution execution, Height height) {
            return new Load(
                    seeds + 1, rolls + execution.locksOf(height).size(), bytes + execution.settlementBytes(height));
        }

        /** Within the limits; the locks of one height always are, as they were admitted so. */
        boolean fits(Genesis.Limits limits) {
            return seeds <= limits.blockSeeds() && rolls <= limits.blockRolls() && bytes <= limits.blockBytes();
        }
    }
}
