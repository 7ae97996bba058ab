package io.bitcraps.command.block;

import io.bitcraps.events.block.BlockHeader;
import io.bitcraps.events.block.Seed;
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
        int rolls = 0;
        for (Height height : execution.lockBlocks().keySet()) {
            Seed seed = held.get(height);
            int more = execution.locksOf(height).size();
            if (seed != null && fits(limits, carried.size(), rolls + more)) {
                carried.add(seed);
                rolls += more;
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
        int rolls = 0;
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
            rolls += execution.locksOf(seed.height()).size();
            last = seed.height();
        }
        if (!fits(limits, header.seeds().size() - 1, rolls)) {
            return "more seeds or rolls than a block may settle";
        }
        for (Height height : execution.lockBlocks().keySet()) {
            boolean due = height.value() + 2 <= header.height().value();
            boolean carried =
                    header.seeds().stream().anyMatch(seed -> seed.height().equals(height));
            int more = execution.locksOf(height).size();
            if (due
                    && !carried
                    && held.containsKey(height)
                    && fits(limits, header.seeds().size(), rolls + more)) {
                return "the seed for height " + height + " is left out";
            }
        }
        return null;
    }

    /** Whether one more seed fits, with so many rolls in all. */
    private static boolean fits(Genesis.Limits limits, int seedsBefore, int rolls) {
        return seedsBefore < limits.blockSeeds() && rolls <= limits.blockRolls();
    }
}
