package io.bitcraps.command.rules.ledger;

import static io.bitcraps.command.rules.Felts.*;
import static io.bitcraps.command.rules.ParametersEdit.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bitcraps.command.rules.Answers;
import io.bitcraps.command.rules.Game;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {

    @ParameterizedTest(name = "{0} costs {1}")
    @CsvSource({"1000, 1", "1, 0.001", "0.001, 0.000001", "0.000001, 0.000001", "0.001001, 0.000002"})
    void theFeeOfATransferIsAThousandthRoundedUp(String amount, String fee) {
        var game = Game.withDefaults();

        var transferred =
                Answers.the(Event.Transferred.class, game.act(BOB, new ActionBody.Transfer(ALICE, crap(amount), "")));

        assertEquals(crap(fee), transferred.fee());
        assertEquals(crap(fee), game.ledger().bank().fees());
    }

    @Test
    void theFirstTransferToAKeyOpensItsAccountAtTheSendersExpense() {
        var game = Game.withDefaults();

        var first = game.act(BOB, new ActionBody.Transfer(STRANGER, crap("100"), "ab"));
        var second = game.act(BOB, new ActionBody.Transfer(STRANGER, crap("100"), ""));

        assertEquals("AccountOpened Transferred", Answers.names(first));
        assertEquals("Transferred", Answers.names(second));
        assertEquals(crap("200"), game.account(STRANGER).available());
        assertEquals(crap("9799.3"), game.account(BOB).available());
    }

    @ParameterizedTest(name = "10,000 and a fee of 10: {0} to a stranger, {1}")
    @CsvSource({"9989.510489, ok", "9989.51049, insufficient-tokens"})
    void theSenderPaysAmountFeeAndOpening(String amount, String verdict) {
        var events = Game.withDefaults().act(BOB, new ActionBody.Transfer(STRANGER, crap(amount), ""));

        assertEquals(verdict, Answers.verdict(events));
    }

    @Test
    void theActionFeeIsTakenOffBeforeTheRestIsAskedFor() {
        var game = new Game(with(parameters()).actionFee(crap("10")).build());

        var events = game.act(BOB, new ActionBody.Transfer(ALICE, crap("9985"), ""));

        assertEquals("insufficient-tokens", Answers.verdict(events));
        assertEquals(crap("9990"), game.account(BOB).available());
    }

    @Test
    void refusesToOpenAnAccountForAKeyOfSmallOrder() {
        var identity = new PublicKey(0x0100000000000000L, 0, 0, 0);

        var transfer = Game.withDefaults().act(BOB, new ActionBody.Transfer(identity, crap("1"), ""));
        var grant = Game.withDefaults().act(FAUCET, new ActionBody.Grant(identity, crap("1")));

        assertEquals("invalid-key", Answers.verdict(transfer));
        assertEquals("invalid-key", Answers.verdict(grant));
    }

    /** What a validator's key signs must never read as an action, nor the other way round. */
    @Test
    void noKeyOfAValidatorOpensAnAccount() {
        for (PublicKey key : genesis(parameters()).committee().signingKeys()) {
            var transfer = Game.withDefaults().act(ALICE, new ActionBody.Transfer(key, Amount.crap(1), ""));
            var grant = Game.withDefaults().act(FAUCET, new ActionBody.Grant(key, Amount.crap(1)));

            assertEquals("invalid-key", Answers.verdict(transfer));
            assertEquals("invalid-key", Answers.verdict(grant));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, amount-out-of-range", "0.000001, ok", "1000, ok", "1000.000001, amount-out-of-range"})
    void theFaucetGrantsUpToItsLimit(String amount, String verdict) {
        var events = Game.withDefaults().act(FAUCET, new ActionBody.Grant(BOB, crap(amount)));

        assertEquals(verdict, Answers.verdict(events));
    }

    @Test
    void aGrantOpensAnAccountForNothing() {
        var game = Game.withDefaults();

        var events = game.act(FAUCET, new ActionBody.Grant(STRANGER, crap("100")));

        assertEquals("AccountOpened TokensGranted", Answers.names(events));
        assertEquals(crap("100"), game.account(STRANGER).available());
        assertEquals(crap("10000"), game.account(FAUCET).available());
        assertEquals(crap("959900"), game.ledger().bank().bankroll());
    }

    @Test
    void theTreasuryGrantsNoMoreThanItHas() {
        var game = new Game(with(parameters()).faucetLimit(1_000_000).build());

        var events = game.act(FAUCET, new ActionBody.Grant(BOB, crap("960000.000001")));

        assertEquals("insufficient-tokens", Answers.verdict(events));
        assertEquals(Amount.crap(960_000), Answers.fits(events));
    }
}
