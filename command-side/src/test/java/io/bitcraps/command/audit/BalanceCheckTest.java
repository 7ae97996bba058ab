package io.bitcraps.command.audit;

import static io.bitcraps.command.rules.Felts.ALICE;
import static io.bitcraps.command.rules.Felts.BOB;
import static io.bitcraps.command.rules.Felts.genesisLedger;
import static io.bitcraps.command.rules.Felts.parameters;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bitcraps.command.rules.Game;
import io.bitcraps.command.rules.RandomPlay;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.money.Amount;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BalanceCheckTest {

    private final BalanceCheck balances = new BalanceCheck();

    @Property(tries = 10)
    void findsNothingInAnHonestGame(@ForAll long seed) {
        var check = new BalanceCheck();
        RandomPlay play = new RandomPlay(seed);

        for (int step = 0; step < 100; step++) {
            play.step();
        }

        post(check, play.game());
        assertEquals(List.of(), check.differences(play.game().state()));
    }

    @Test
    void namesEveryAccountWhoseLeafIsNotWhatItsPostingsGive() {
        Game game = Game.withDefaults();
        post(balances, game);

        balances.post(new Event.Transferred(ALICE, BOB, new Amount(3), Amount.ZERO, ""));

        long alice = game.account(ALICE).available().micro();
        long bob = game.account(BOB).available().micro();
        Set<String> expected = Set.of(difference(ALICE, alice, alice - 3), difference(BOB, bob, bob + 3));
        assertEquals(expected, Set.copyOf(balances.differences(game.state())));
    }

    private static String difference(PublicKey account, long leaf, long posted) {
        return "the state gives player/" + account + "/available " + leaf + " micro-CRAP, the postings " + posted;
    }

    private static void post(BalanceCheck check, Game game) {
        genesisLedger(parameters()).entries().forEach(entry -> post(check, entry));
        game.log().forEach(entry -> post(check, entry));
    }

    private static void post(BalanceCheck check, Entry entry) {
        if (entry instanceof Entry.EventEntry(Event event)) {
            check.post(event);
        }
    }
}
