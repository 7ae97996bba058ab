package io.bitcraps.command.block;

import io.bitcraps.command.rules.BlockContext;
import io.bitcraps.command.rules.roll.SettlementSize;
import io.bitcraps.events.genesis.Genesis;

/**
 * What a block settles if it carries some seeds. Seeds are carried, and rolls locked, only while this fits a block: so
 * whatever one block locked, the next can settle.
 *
 * @param size of the settlements together, at most
 */
record Load(int seeds, int rolls, SettlementSize size) {

    static final Load NONE = new Load(0, 0, SettlementSize.NONE);

    /** All rolls that one block locks wait for the same seed. */
    static final Load ONE_SEED = new Load(1, 0, SettlementSize.NONE);

    Load plusRoll(SettlementSize settlement) {
        return new Load(seeds, Math.addExact(rolls, 1), size.plus(settlement));
    }

    Load plus(Load other) {
        return new Load(Math.addExact(seeds, other.seeds), Math.addExact(rolls, other.rolls), size.plus(other.size));
    }

    boolean fits(Genesis.Limits limits) {
        return seeds <= limits.blockSeeds()
                && rolls <= limits.blockRolls()
                && size.entries() + BlockContext.OPENING_ENTRIES <= limits.blockEntries()
                && size.bytes() <= limits.blockBytes();
    }
}
