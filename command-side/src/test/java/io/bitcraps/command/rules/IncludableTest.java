package io.bitcraps.command.rules;

import static io.bitcraps.command.rules.Felts.*;
import static io.bitcraps.command.rules.ParametersEdit.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bitcraps.events.action.Action;
import io.bitcraps.events.action.ActionBody;
import io.bitcraps.events.crypto.ProofOfWork;
import io.bitcraps.events.id.ChainId;
import io.bitcraps.events.id.Height;
import io.bitcraps.events.id.Nonce;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.events.money.Amount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At height 10; validity reaches at most 1,000 heights and an hour ahead. */
class IncludableTest {

    private static final BlockContext BLOCK = new BlockContext(new Height(10), START_MS);

    @ParameterizedTest(name = "valid to height {0}, {1} ms ahead: {2}")
    @CsvSource({
        "10,   0,        ok",
        "1010, 3600000,  ok",
        "9,    3600000,  EXPIRED",
        "1010, -1,       EXPIRED",
        "1011, 3600000,  VALIDITY_TOO_FAR",
        "1010, 3600001,  VALIDITY_TOO_FAR",
    })
    void bothBoundsOfValidityHold(long height, long ahead, String verdict) {
        Action action = action(BOB, 0, new Height(height), START_MS + ahead, 0);

        assertEquals(verdict, check(Game.withDefaults(), action, 0));
    }

    @ParameterizedTest
    @CsvSource({"0, NONCE_USED", "1, ok", "2, NONCE_AHEAD"})
    void onlyTheNextNonceMayBeIncluded(long nonce, String verdict) {
        var game = Game.withDefaults();
        game.act(BOB, new ActionBody.Transfer(ALICE, Amount.crap(1), ""));

        assertEquals(verdict, check(game, action(BOB, nonce), 0));
    }

    @Test
    void anAccountMustBeOpen() {
        assertEquals("UNKNOWN_ACCOUNT", check(Game.withDefaults(), action(STRANGER, 0), 0));
    }

    @Test
    void anActionIsForOneChain() {
        var action = new Action(
                new ChainId("other"), BOB, Nonce.ZERO, new Height(20), START_MS, 0, new ActionBody.JoinTable(T1));

        assertEquals("WRONG_CHAIN", check(Game.withDefaults(), action, 0));
    }

    @Test
    void theFirstActionCarriesAProofOfWork() {
        var game = new Game(with(parameters()).powBits(12).build());
        long proof = ProofOfWork.solve(BOB, 12, 0);

        assertEquals("ok", check(game, action(BOB, 0, new Height(20), START_MS, proof), 0));
        assertEquals("PROOF_OF_WORK", check(game, action(CAROL, 0, new Height(20), START_MS, proof), 0));
    }

    @ParameterizedTest
    @CsvSource({"0, ok", "1, ok", "2, TOO_MANY_OF_ACCOUNT"})
    void aBlockHoldsABoundedNumberOfActionsOfAnAccount(int earlier, String verdict) {
        var game = new Game(with(parameters()).actionsPerBlock(2).build());

        assertEquals(verdict, check(game, action(BOB, 0), earlier));
    }

    @ParameterizedTest
    @CsvSource({"10000, ok", "10000.000001, CANNOT_PAY_FEE"})
    void theAccountMustBeAbleToPayTheFee(String fee, String verdict) {
        var game = new Game(with(parameters()).actionFee(crap(fee)).build());

        assertEquals(verdict, check(game, action(BOB, 0), 0));
    }

    private static String check(Game game, Action action, int earlier) {
        return Includable.check(game.ledger(), action, BLOCK, CHAIN, earlier)
                .map(Unincludable::name)
                .orElse("ok");
    }

    private static Action action(PublicKey account, long nonce) {
        return Felts.action(account, nonce, new ActionBody.JoinTable(T1));
    }

    private static Action action(PublicKey account, long nonce, Height height, long untilMs, long proof) {
        return new Action(CHAIN, account, new Nonce(nonce), height, untilMs, proof, new ActionBody.JoinTable(T1));
    }
}
