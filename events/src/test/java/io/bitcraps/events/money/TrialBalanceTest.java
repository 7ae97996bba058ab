package io.bitcraps.events.money;

import static io.bitcraps.events.money.LedgerAccount.Common.BANKROLL;
import static io.bitcraps.events.money.LedgerAccount.Common.EXPOSURE;
import static io.bitcraps.events.money.LedgerAccount.Common.FEES;
import static io.bitcraps.events.money.LedgerAccount.Common.ISSUANCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bitcraps.events.Any;
import io.bitcraps.events.Keys;
import io.bitcraps.events.Samples;
import io.bitcraps.events.event.Event;
import io.bitcraps.events.money.LedgerAccount.Available;
import io.bitcraps.events.money.LedgerAccount.Escrow;
import io.bitcraps.events.money.TrialBalance.Violation;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrialBalanceTest {

    private static final Amount CAP = Amount.crap(21_000_000);
    private static final LedgerAccount ALICE = new Available(Keys.alice());

    @Test
    void foldsPostingsIntoBalances() {
        TrialBalance ledger = issued(100);

        ledger.post(List.of(posting(BANKROLL, ALICE, 30), posting(ALICE, FEES, 1)));

        assertEquals(-100, ledger.balance(ISSUANCE));
        assertEquals(70, ledger.balance(BANKROLL));
        assertEquals(29, ledger.balance(ALICE));
        assertEquals(1, ledger.balance(FEES));
        assertEquals(0, ledger.balance(EXPOSURE));
        assertEquals(100, ledger.supply());
        assertEquals(List.of(), ledger.violations(CAP));
    }

    @Property(tries = 200)
    void balancesAlwaysAddUpToNothing(@ForAll("postings") List<Posting> postings) {
        var ledger = new TrialBalance();

        ledger.post(postings);

        assertEquals(
                0,
                ledger.balances().values().stream().mapToLong(Long::longValue).sum());
    }

    @Provide
    Arbitrary<List<Posting>> postings() {
        return Any.of(Event.class).map(Event::postings);
    }

    @Test
    void namesAnOverdrawnAccountUntilItIsCovered() {
        TrialBalance ledger = issued(100);

        ledger.post(posting(ALICE, BANKROLL, 5));
        List<Violation> overdrawn = ledger.violations(CAP);
        ledger.post(posting(BANKROLL, ALICE, 5));

        assertEquals(List.of(new Violation.Overdrawn(ALICE, -5)), overdrawn);
        assertEquals(List.of(), ledger.violations(CAP));
    }

    @Test
    void namesASupplyAboveTheCap() {
        assertEquals(
                List.of(new Violation.OverCap(101, new Amount(100))),
                issued(101).violations(new Amount(100)));
        assertEquals(List.of(), issued(100).violations(new Amount(100)));
    }

    @Test
    void namesANegativeSupply() {
        TrialBalance ledger = issued(100);

        ledger.post(posting(BANKROLL, ISSUANCE, 101));

        assertEquals(
                List.of(new Violation.Overdrawn(BANKROLL, -1), new Violation.NegativeSupply(-1)),
                ledger.violations(CAP));
    }

    @Test
    void namesAnOverdrawnAccountOnceUntilItMovesAgain() {
        TrialBalance ledger = issued(100);
        ledger.post(posting(ALICE, BANKROLL, 5));
        ledger.violations(CAP);

        ledger.post(posting(BANKROLL, FEES, 1));

        assertEquals(List.of(), ledger.violations(CAP));
    }

    @Test
    void postsNothingOfWhatCannotBeCounted() {
        TrialBalance ledger = issued(Long.MAX_VALUE);

        assertThrows(
                ArithmeticException.class,
                () -> ledger.post(List.of(posting(BANKROLL, ALICE, 1), posting(ISSUANCE, BANKROLL, 1))));

        assertEquals(0, ledger.balance(ALICE));
        assertEquals(Long.MAX_VALUE, ledger.balance(BANKROLL));
        assertEquals(Long.MAX_VALUE, ledger.supply());
    }

    @Property
    void accountsAreFoundByTheirText(@ForAll("accounts") LedgerAccount account) {
        assertEquals(account, LedgerAccount.parse(account.text()));
    }

    @Property
    void orderAgreesWithEquality(@ForAll("accounts") LedgerAccount one, @ForAll("accounts") LedgerAccount other) {
        assertEquals(one.equals(other), LedgerAccount.ORDER.compare(one, other) == 0);
        assertEquals(
                Integer.signum(LedgerAccount.ORDER.compare(one, other)),
                -Integer.signum(LedgerAccount.ORDER.compare(other, one)));
    }

    @Provide
    Arbitrary<LedgerAccount> accounts() {
        return Any.of(LedgerAccount.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "house",
                "fees ",
                "player//available",
                "player/available",
                "table/escrow",
                "table//escrow",
                "table/T7/escrow",
                "table/t7/held",
                "player/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB/held"
            })
    void refusesTextsOfNoAccount(String text) {
        assertThrows(IllegalArgumentException.class, () -> LedgerAccount.parse(text));
    }

    @Test
    void sampleEventsSayWhatTheyMove() {
        assertEquals(
                List.of(
                        posting(EXPOSURE, BANKROLL, 9_000_000, PostingCode.RELEASE),
                        posting(new Escrow(Samples.T7), BANKROLL, 1_000_000, PostingCode.STAKE_LOST),
                        posting(new Escrow(Samples.T7), ALICE, 7_000_000, PostingCode.STAKE_RETURN),
                        posting(BANKROLL, ALICE, 5_000_000, PostingCode.WINNINGS)),
                Samples.events().getLast().postings());
    }

    private static TrialBalance issued(long micro) {
        var ledger = new TrialBalance();
        ledger.post(posting(ISSUANCE, BANKROLL, micro));
        return ledger;
    }

    private static Posting posting(LedgerAccount debit, LedgerAccount credit, long micro) {
        return posting(debit, credit, micro, PostingCode.TRANSFER);
    }

    private static Posting posting(LedgerAccount debit, LedgerAccount credit, long micro, PostingCode code) {
        return new Posting(debit, credit, new Amount(micro), code);
    }
}
