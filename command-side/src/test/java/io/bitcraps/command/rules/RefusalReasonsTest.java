package io.bitcraps.command.rules;

import static io.bitcraps.command.rules.Felts.*;
import static io.bitcraps.command.rules.ParametersEdit.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.craps.TableRules;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.event.RefusalReason;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.id.TableId;
import io.bitcraps.events.money.Amount;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every reason can be had, and of several the first in the enum's order is recorded. */
class RefusalReasonsTest {

    private static final TableId NOWHERE = TableId.number(99);

    @ParameterizedTest
    @EnumSource
    void everyReasonIsReachable(RefusalReason reason) {
        var events = provoke(reason);

        assertEquals(reason, Answers.the(Event.ActionRefused.class, events).reason());
    }

    @Test
    void aRefusalStillCostsTheFeeAndTheNonce() {
        var game = new Game(with(parameters()).actionFee(crap("0.001")).build());

        var events = game.act(BOB, new ActionBody.LeaveTable(NOWHERE));

        assertEquals("FeeCharged ActionRefused", Answers.names(events));
        assertEquals(1, game.account(BOB).nonce());
        assertEquals(crap("9999.999"), game.account(BOB).available());
    }

    @Test
    void aLockPrecedesEverythingThatIsWrongWithAWager() {
        var game = Game.atTable(rules(), ALICE);
        game.bet(ALICE, "PASS 5");
        game.rollDice(ALICE);

        var events = game.act(BOB, new ActionBody.PlaceBets(T1, 7, wagers("FIELD 5000")));

        assertEquals("locked-table", Answers.verdict(events));
    }

    @Test
    void anAmountOfZeroPrecedesAnUnknownTable() {
        var events = Game.withDefaults().act(BOB, new ActionBody.PlaceBets(NOWHERE, 0, wagers("FIELD 0")));

        assertEquals("amount-out-of-range", Answers.verdict(events));
    }

    @Test
    void theReasonOfTheLaterWagerIsRecordedIfItPrecedes() {
        var game = Game.atTable(rules(), ALICE);

        var events = game.bet(ALICE, "FIELD 5000, COME 5, PASS@4 5");

        assertEquals("unknown-bet", Answers.verdict(events));
    }

    private static List<Event> provoke(RefusalReason reason) {
        return switch (reason) {
            case NOT_ALLOWED -> Game.withDefaults().act(BOB, new ActionBody.Grant(BOB, Amount.crap(1)));
            case SAME_ACCOUNT -> Game.withDefaults().act(BOB, new ActionBody.Transfer(BOB, Amount.crap(1), ""));
            case INVALID_KEY ->
                Game.withDefaults().act(BOB, new ActionBody.Transfer(new PublicKey(0, 0, 0, 0), Amount.crap(1), ""));
            case AMOUNT_OUT_OF_RANGE -> Game.withDefaults().act(BOB, new ActionBody.Transfer(ALICE, Amount.ZERO, ""));
            case INVALID_RULES ->
                Game.withDefaults().act(BOB, new ActionBody.CreateTable(named("", PAY_TABLE, 1, true)));
            case INVALID_EVIDENCE ->
                Game.withDefaults().act(BOB, new ActionBody.ReportEvidence("00".repeat(84), "00".repeat(84)));
            case ALREADY_CONVICTED -> {
                var game = Game.withDefaults();
                game.act(ALICE, Votes.twoNotarize(1, 2));
                yield game.act(BOB, Votes.twoNotarize(1, 3));
            }
            case UNKNOWN_PAY_TABLE ->
                Game.withDefaults().act(BOB, new ActionBody.CreateTable(named("x", Hash.ZERO, 1, true)));
            case TOO_MANY_TABLES ->
                new Game(with(parameters()).tablesPerAccount(1).build())
                        .open(rules())
                        .act(ALICE, new ActionBody.CreateTable(rules()));
            case UNKNOWN_TABLE -> Game.withDefaults().act(BOB, new ActionBody.JoinTable(NOWHERE));
            case LOCKED_TABLE -> locked().act(BOB, new ActionBody.LeaveTable(T1));
            case TABLE_CLOSED -> closed().act(BOB, new ActionBody.JoinTable(T1));
            case NOT_INVITED -> Game.atTable(named("x", PAY_TABLE, 1, false)).act(BOB, new ActionBody.JoinTable(T1));
            case ALREADY_SEATED -> Game.atTable(rules(), BOB).act(BOB, new ActionBody.JoinTable(T1));
            case TABLE_FULL -> Game.atTable(oneSeat(), ALICE).act(BOB, new ActionBody.JoinTable(T1));
            case NOT_SEATED -> Game.atTable(rules()).act(BOB, new ActionBody.LeaveTable(T1));
            case STALE_ROLL -> Game.atTable(rules(), BOB).act(BOB, new ActionBody.PlaceBets(T1, 1, wagers("PASS 5")));
            case NOT_STARTED ->
                Game.atTable(named("x", PAY_TABLE, 2, true), BOB).bet(BOB, "PASS 5");
            case BETS_STANDING -> withLineBet().act(ALICE, new ActionBody.LeaveTable(T1));
            case NOT_SHOOTER -> withLineBet().act(BOB, new ActionBody.PassDice(T1));
            case NO_LINE_BET -> Game.atTable(rules(), ALICE).rollDice(ALICE);
            case TOO_EARLY -> {
                var game = Game.atTable(slow(), ALICE);
                game.bet(ALICE, "PASS 5");
                yield game.rollDice(ALICE);
            }
            case NO_BETS -> Game.atTable(rules(), ALICE).bet(ALICE, "");
            case UNKNOWN_BET -> Game.atTable(rules(), ALICE).bet(ALICE, "PASS@6 5");
            case NO_SUCH_BET -> Game.atTable(rules(), ALICE).takeDown(ALICE, "PASS 5");
            case CONTRACT_BET -> Game.atTable(rules(), ALICE).bet(ALICE, "COME 5");
            case STAKE_TOO_SMALL -> Game.atTable(rules(), ALICE).bet(ALICE, "PASS 0.5");
            case STAKE_TOO_LARGE -> Game.atTable(rules(), ALICE).bet(ALICE, "PASS 1001");
            case ODDS_OVER_CAP -> {
                var game = withLineBet();
                game.roll(ALICE, "2+2");
                yield game.bet(ALICE, "ODDS_PASS 16");
            }
            case TOO_MANY_BETS ->
                new Game(with(parameters()).openBets(1).build())
                        .open(rules(), ALICE)
                        .bet(ALICE, "PASS 5, FIELD 5");
            case INSUFFICIENT_TOKENS ->
                Game.withDefaults().act(BOB, new ActionBody.Transfer(ALICE, Amount.crap(10_000), ""));
            case BET_LIABILITY -> limited(1, 10_000, 10_000).bet(ALICE, "PASS 100");
            case ACCOUNT_LIABILITY -> limited(10_000, 1, 10_000).bet(ALICE, "PASS 100");
            case TABLE_LIABILITY -> limited(10_000, 10_000, 1).bet(ALICE, "PASS 100");
            case HOUSE_FULL -> {
                var game = new Game(with(parameters())
                        .liabilities(1_000_000, 1_000_000, 1_000_000)
                        .faucetLimit(1_000_000)
                        .build());
                game.act(FAUCET, new ActionBody.Grant(BOB, Amount.crap(959_950)));
                yield game.open(rules(), ALICE).bet(ALICE, "PASS 51");
            }
        };
    }

    private static Game withLineBet() {
        var game = Game.atTable(rules(), ALICE, BOB);
        game.bet(ALICE, "PASS 5");
        return game;
    }

    private static Game locked() {
        var game = withLineBet();
        game.rollDice(ALICE);
        return game;
    }

    private static Game closed() {
        var game = Game.atTable(rules(), ALICE);
        game.act(ALICE, new ActionBody.CloseTable(T1));
        return game;
    }

    /** Liabilities in hundredths of a percent of the bankroll, of 960,000 CRAP here. */
    private static Game limited(long bet, long account, long table) {
        return new Game(with(parameters()).liabilities(bet, account, table).build()).open(rules(), ALICE);
    }

    private static TableRules oneSeat() {
        return new TableRules("x", Amount.crap(1), Amount.crap(10), PAY_TABLE, 1, 1, Amount.ZERO, 0, 1_000, true);
    }

    private static TableRules slow() {
        return new TableRules("x", Amount.crap(1), Amount.crap(10), PAY_TABLE, 2, 1, Amount.ZERO, 30_000, 60_000, true);
    }

    private static TableRules named(String name, Hash payTable, int minPlayers, boolean open) {
        return new TableRules(
                name, Amount.crap(1), Amount.crap(10), payTable, 2, minPlayers, Amount.ZERO, 0, 1_000, open);
    }
}
