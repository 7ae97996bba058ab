package io.bitcraps.command.rules;

import static io.bitcraps.command.rules.Felts.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.craps.BetKind;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.money.Amount;
import io.bitcraps.events.state.PayTable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenesisLedgerTest {

    @Test
    void issuesTheTreasuryAndOpensTheAllocations() {
        var genesis = genesisLedger(parameters());

        var ledger = new Ledger(genesis.state());
        assertEquals(10, genesis.entries().size());
        assertEquals(Amount.crap(1_000_000), ledger.bank().issued());
        assertEquals(Amount.crap(960_000), ledger.bank().bankroll());
        assertEquals(Amount.crap(10_000), ledger.openAccount(ALICE).available());
        assertEquals(0, ledger.openAccount(ALICE).nonce());
    }

    @Test
    void isReplayedFromItsEntries() {
        var genesis = genesisLedger(parameters());
        var replay = new Ledger(GenesisLedger.leaves(genesis(parameters())));

        for (Entry entry : genesis.entries()) {
            Rules.evolve(replay, entry, new BlockContext(Height.ZERO, START_MS));
        }

        assertEquals(genesis.state().root(), replay.commit().root());
    }

    @Test
    void refusesPayTablesThatLackATier() {
        var field = new PayTable.Pays(BetKind.FIELD, List.of(new PayTable.Odds(1, 1)));
        Genesis good = Felts.genesis(parameters());
        var faulty = new Genesis(
                good.name(),
                good.timeMs(),
                good.committee(),
                good.groupKey(),
                good.dealt(),
                good.treasury(),
                good.allocations(),
                good.parameters(),
                List.of(new PayTable("odd", 1, List.of(field))),
                new Genesis.Limits(1, 1, 1, 1, 1, 1),
                good.timing());

        var thrown = assertThrows(IllegalArgumentException.class, () -> GenesisLedger.of(faulty, CHAIN, Hash.ZERO));

        for (String part : List.of("pay table odd, field: 3 tiers needed, got 1", "blockBytes", "blockEntries")) {
            assertTrue(thrown.toString().contains(part), () -> part + " in " + thrown);
        }
    }

    @Test
    void keepsTheKeysOfTheCommittee() {
        var ledger = new Ledger(genesisLedger(parameters()).state());

        for (PublicKey key : Felts.genesis(parameters()).committee().signingKeys()) {
            assertFalse(ledger.mayOpen(key));
        }
        assertTrue(ledger.mayOpen(STRANGER));
    }

    @ParameterizedTest(name = "blocks of {0} bytes and {1} entries, {2} settlements: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        102400 | 28 | 12 |
        102399 | 28 | 12 | blockBytes is at least that
        102400 | 27 | 12 | blockEntries is at least that
        102400 | 28 | 11 | rollSettlements is at least that
        """)
    void refusesAGenesisThatCouldNotSettleAndCloseAFullTable(
            int blockBytes, int blockEntries, int settlements, @Nullable String problem) {
        Genesis genesis = limited(
                Felts.genesis(parameters()), new Genesis.Limits(blockBytes, 1, blockEntries, 1, 1, settlements));

        List<String> problems = GenesisCheck.problems(genesis);

        assertEquals(problem == null ? 0 : 1, problems.size(), problems::toString);
        assertTrue(problem == null || problems.getFirst().endsWith(problem), problems::toString);
    }

    private static Genesis limited(Genesis genesis, Genesis.Limits limits) {
        return new Genesis(
                genesis.name(),
                genesis.timeMs(),
                genesis.committee(),
                genesis.groupKey(),
                genesis.dealt(),
                genesis.treasury(),
                genesis.allocations(),
                genesis.parameters(),
                genesis.payTables(),
                limits,
                genesis.timing());
    }
}
