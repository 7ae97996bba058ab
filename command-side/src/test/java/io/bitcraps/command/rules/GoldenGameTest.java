package io.bitcraps.command.rules;

import static io.bitcraps.command.rules.Felts.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.log.EntryCodec;
import io.bitcraps.events.money.Amount;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * One scripted game, pinned event by event and by its last state root. A difference means that logs written before no
 * longer lead to their state: a change of rules, which is Breaking and needs a decision record, or a bug.
 */
class GoldenGameTest {

    @Test
    void playsTheGameAsItWasPinned() throws IOException {
        var game = new Game(
                ParametersEdit.with(parameters()).actionFee(new Amount(10)).build());

        play(game);

        assertEquals(pinned(), lines(game));
    }

    private static void play(Game game) {
        game.act(FAUCET, new ActionBody.Grant(STRANGER, Amount.crap(500)));
        game.act(BOB, new ActionBody.Transfer(CAROL, crap("12.345678"), "beef"));
        game.open(rules(), ALICE, BOB);
        game.bet(ALICE, "PASS 10, FIELD 5, HARD_6 2");
        game.bet(BOB, "DONT_PASS 10, NEXT_7 1.000001");
        game.roll(ALICE, "2+2");
        game.bet(ALICE, "ODDS_PASS 30, COME 10, FIELD 3");
        game.bet(BOB, "ODDS_DONT_PASS 60, DONT_COME 20");
        game.bet(BOB, "PASS 5");
        game.roll(ALICE, "3+3");
        game.act(ALICE, new ActionBody.SwitchBets(T1, 2, List.of(spot("HARD_6")), true));
        game.bet(ALICE, "ODDS_COME@6 50");
        game.takeDown(BOB, "DONT_PASS 5");
        game.act(ALICE, new ActionBody.PassDice(T1));
        game.roll(BOB, "5+1");
        game.act(STRANGER, new ActionBody.JoinTable(T1));
        game.roll(BOB, "4+3");
        game.act(ALICE, new ActionBody.CloseTable(T1));
    }

    private static List<String> lines(Game game) {
        List<String> lines = new ArrayList<>();
        for (Entry entry : game.log()) {
            if (entry instanceof Entry.EventEntry) {
                lines.add(new String(EntryCodec.encode(entry), StandardCharsets.UTF_8));
            }
        }
        lines.add(game.state().root().hex());
        return lines;
    }

    private static List<String> pinned() throws IOException {
        try (InputStream in = GoldenGameTest.class.getResourceAsStream("golden-game.jsonl")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
