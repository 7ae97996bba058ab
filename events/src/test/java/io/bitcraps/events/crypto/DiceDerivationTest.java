package io.bitcraps.events.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.craps.Dice;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.TableId;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiceDerivationTest {

    private static final BeaconVectors VECTORS = BeaconVectors.read();
    private static final byte[] SEED = HexFormat.of().parseHex(VECTORS.text("signature"));
    private static final TableId TABLE = new TableId("table-1");

    @Test
    void derivesTheBeaconOfTheVectors() {
        Hash beacon = DiceDerivation.beacon(SEED);

        assertEquals(VECTORS.text("beacon"), beacon.hex());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3})
    void derivesSeedAndDiceOfTheVectors(long roll) {
        Hash rollSeed = DiceDerivation.rollSeed(DiceDerivation.beacon(SEED), TABLE, roll);
        Dice dice = DiceDerivation.roll(SEED, TABLE, roll);

        assertEquals(VECTORS.text("roll.table-1." + roll + ".seed"), rollSeed.hex());
        assertEquals(VECTORS.text("roll.table-1." + roll + ".dice"), text(dice));
    }

    @ParameterizedTest
    @ValueSource(strings = {"all-ff", "skip-fc", "max-fb-05", "one-die-then-more", "last-two-bytes", "fc-fd-fe-ff-06"})
    void keepsTheDiceRuleInItsEdgeCases(String edge) {
        Hash seed = Hash.parse(VECTORS.text("edge." + edge + ".seed"));

        Dice dice = DiceDerivation.dice(seed);

        assertEquals(VECTORS.text("edge." + edge + ".dice"), text(dice));
    }

    @ParameterizedTest
    @ValueSource(strings = {"all-ff", "one-die-then-more"})
    void hashesTheSeedForMoreBytes(String edge) {
        Hash next = DiceDerivation.more(Hash.parse(VECTORS.text("edge." + edge + ".seed")));

        assertEquals(VECTORS.text("edge." + edge + ".next"), next.hex());
    }

    /** 35 degrees of freedom; 90 is exceeded once in a million by fair dice, and these rolls are always the same. */
    @Test
    void givesAllThirtySixPairsAlike() {
        int rolls = 72_000;
        int[] counts = new int[36];

        for (int roll = 0; roll < rolls; roll++) {
            Dice dice = DiceDerivation.roll(SEED, TABLE, roll);
            counts[(dice.first() - 1) * 6 + dice.second() - 1]++;
        }

        double expected = rolls / 36.0;
        double chiSquare = 0;
        for (int count : counts) {
            chiSquare += (count - expected) * (count - expected) / expected;
        }
        assertTrue(chiSquare < 90, "chi-square " + chiSquare);
    }

    @Test
    void refusesANegativeRoll() {
        assertThrows(IllegalArgumentException.class, () -> DiceDerivation.roll(SEED, TABLE, -1));
    }

    private static String text(Dice dice) {
        return dice.first() + "-" + dice.second();
    }
}
