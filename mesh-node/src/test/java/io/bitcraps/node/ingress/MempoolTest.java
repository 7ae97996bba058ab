package io.bitcraps.node.ingress;

import static io.bitcraps.node.ingress.Ledgers.key;
import static io.bitcraps.node.ingress.Ledgers.other;
import static io.bitcraps.node.ingress.Ledgers.signed;
import static io.bitcraps.node.ingress.Ledgers.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.action.SignedAction;
import io.bitcraps.events.crypto.SigningKey;
import io.bitcraps.events.id.Hash;
import io.bitcraps.events.id.PublicKey;
import io.bitcraps.node.ingress.Mempool.Added;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MempoolTest {

    private static final SigningKey ALICE = key(1);
    private static final SigningKey BOB = key(2);
    private static final PublicKey PEER = key(50).publicKey();
    private static final PublicKey OTHER_PEER = key(51).publicKey();

    private final Mempool mempool = new Mempool(100);

    private static List<Hash> tickets(SignedAction... actions) {
        return Stream.of(actions).map(SignedAction::ticket).toList();
    }

    private List<Hash> executable(int max, Map<PublicKey, Long> next) {
        return mempool.executable(max, account -> new Mempool.Room(next.getOrDefault(account, 0L), 16)).stream()
                .map(SignedAction::ticket)
                .toList();
    }

    @Test
    void keepsWhatWasAdded() {
        Added added = mempool.add(signed(ALICE, 0));

        assertEquals(Added.ADDED, added);
        assertTrue(mempool.contains(signed(ALICE, 0).ticket()));
        assertEquals(signed(ALICE, 0), mempool.get(signed(ALICE, 0).ticket()));
        assertEquals(1, mempool.size());
    }

    @Test
    void knowsNothingItWasNotGiven() {
        assertNull(mempool.get(signed(ALICE, 0).ticket()));
        assertFalse(mempool.contains(signed(ALICE, 0).ticket()));
        assertFalse(mempool.isTaken(ALICE.publicKey(), 0, Hash.ZERO));
    }

    @Test
    void takesTheSameActionOnce() {
        mempool.add(signed(ALICE, 0));

        assertEquals(Added.ALREADY_THERE, mempool.add(signed(ALICE, 0)));
        assertEquals(Added.ALREADY_THERE, mempool.add(signed(ALICE, 0), PEER));
        assertEquals(1, mempool.size());
    }

    @Test
    void takesOneActionPerAccountAndNonce() {
        mempool.add(signed(ALICE, 0));

        assertEquals(Added.NONCE_TAKEN, mempool.add(other(ALICE, 0)));
        assertEquals(Added.ADDED, mempool.add(other(ALICE, 1)));
        assertEquals(Added.ADDED, mempool.add(other(BOB, 0)));
        assertTrue(mempool.isTaken(ALICE.publicKey(), 0, other(ALICE, 0).ticket()));
        assertFalse(mempool.isTaken(ALICE.publicKey(), 0, signed(ALICE, 0).ticket()));
    }

    @Test
    void takesNoMoreThanItsCapacity() {
        Mempool two = new Mempool(2);

        assertEquals(Added.ADDED, two.add(signed(ALICE, 0)));
        assertFalse(two.isFull());
        assertEquals(Added.ADDED, two.add(signed(BOB, 0)));
        assertTrue(two.isFull());
        assertEquals(Added.FULL, two.add(signed(ALICE, 1)));
        assertEquals(Added.ALREADY_THERE, two.add(signed(BOB, 0)));
        assertEquals(2, two.size());
    }

    @Test
    void leavesNoTraceOfWhatFoundNoPlace() {
        Mempool one = new Mempool(1);
        one.add(signed(ALICE, 0));
        one.add(signed(BOB, 0));

        one.expire(Ledgers.HEIGHT + 10, 0);

        assertEquals(Added.ADDED, one.add(other(BOB, 0)));
    }

    @Test
    void anAccountHoldsNoMoreThanItsWindow() {
        for (long nonce = 0; nonce < Mempool.MAX_PER_ACCOUNT; nonce++) {
            assertEquals(Added.ADDED, mempool.add(signed(ALICE, nonce)));
        }

        assertEquals(Added.TOO_MANY, mempool.add(signed(ALICE, Mempool.MAX_PER_ACCOUNT)));
        assertEquals(Added.ADDED, mempool.add(signed(BOB, 0)));
    }

    @ParameterizedTest(name = "of {0} places with {1} faulty peers, one holds {2}")
    @CsvSource({"12, 0, 12", "12, 1, 6", "12, 2, 4", "13, 2, 4", "2, 7, 1"})
    void asManyPeersAsMayBeFaultyLeaveRoomForOthers(int capacity, int faulty, int most) {
        Mempool pool = new Mempool(capacity, faulty);

        int held = 0;
        while (held < 100 && pool.add(signed(key(100 + held), 0), PEER) == Added.ADDED) {
            held++;
        }

        assertEquals(most, held);
        assertEquals(
                held == capacity ? Added.FULL : Added.ADDED,
                pool.add(signed(ALICE, 0), OTHER_PEER),
                "another peer has places of its own");
        assertEquals(held + 2 > capacity ? Added.FULL : Added.ADDED, pool.add(signed(BOB, 0)));
    }

    @Test
    void aPeerGetsItsPlacesBack() {
        Mempool pool = new Mempool(4, 1);
        pool.add(signed(ALICE, 0), PEER);
        pool.add(until(BOB, 0, 50, 1_000), PEER);
        assertEquals(Added.TOO_MANY, pool.add(signed(ALICE, 1), PEER));

        pool.finalized(List.of(signed(ALICE, 0)), account -> new Mempool.Room(1, 16), 10, 10);

        assertEquals(Added.ADDED, pool.add(signed(ALICE, 1), PEER));
        assertEquals(Added.TOO_MANY, pool.add(signed(ALICE, 2), PEER));
        pool.expire(50, 0);
        assertEquals(Added.ADDED, pool.add(signed(ALICE, 2), PEER));
    }

    @Test
    void countsAnActionAsThePeersWhoSharedItFirst() {
        Mempool pool = new Mempool(4, 1);
        pool.add(signed(ALICE, 0), PEER);
        pool.add(signed(ALICE, 0), OTHER_PEER);
        pool.add(signed(ALICE, 1), PEER);

        assertTrue(pool.holdsTooMany(BOB.publicKey(), PEER));
        assertFalse(pool.holdsTooMany(BOB.publicKey(), OTHER_PEER));
    }

    @Test
    void proposesInOrderOfArrivalAndOfNonces() {
        mempool.add(signed(ALICE, 1));
        mempool.add(signed(BOB, 0));
        mempool.add(signed(ALICE, 0));

        assertEquals(tickets(signed(ALICE, 0), signed(BOB, 0), signed(ALICE, 1)), executable(10, Map.of()));
        assertEquals(tickets(signed(ALICE, 0), signed(BOB, 0)), executable(2, Map.of()));
    }

    @Test
    void proposesNothingBehindAGap() {
        mempool.add(signed(ALICE, 0));
        mempool.add(signed(ALICE, 2));
        mempool.add(signed(ALICE, 3));
        mempool.add(signed(BOB, 5));

        assertEquals(tickets(signed(ALICE, 0)), executable(10, Map.of()));
        assertEquals(
                tickets(signed(ALICE, 2), signed(ALICE, 3), signed(BOB, 5)),
                executable(10, Map.of(ALICE.publicKey(), 2L, BOB.publicKey(), 5L)));
    }

    @Test
    void takesOutWhatIsFinalAndWhatItsNonceLeavesBehind() {
        mempool.add(other(ALICE, 0));
        mempool.add(signed(ALICE, 1));
        mempool.add(signed(ALICE, 2));
        mempool.add(signed(BOB, 0));

        List<Hash> lost = mempool.finalized(
                List.of(signed(ALICE, 0), signed(ALICE, 1)), account -> new Mempool.Room(2, 16), 10, 10);

        assertEquals(tickets(other(ALICE, 0)), lost);
        assertEquals(
                tickets(signed(BOB, 0), signed(ALICE, 2)).stream().sorted().toList(),
                executable(10, Map.of(ALICE.publicKey(), 2L)).stream().sorted().toList());
    }

    @ParameterizedTest(name = "at height {0} and {1} ms: expired {2}")
    @CsvSource({"49, 999, false", "50, 0, true", "0, 1000, true", "51, 1001, true"})
    void takesOutWhatNoBlockCanHoldAnyMore(long height, long timeMs, boolean expired) {
        mempool.add(until(ALICE, 0, 50, 1_000));

        List<Hash> lost = mempool.expire(height, timeMs);

        assertEquals(expired ? tickets(until(ALICE, 0, 50, 1_000)) : List.of(), lost);
        assertEquals(expired ? 0 : 1, mempool.size());
    }

    @Test
    void expiryMakesRoomForItsNonce() {
        mempool.add(until(ALICE, 0, 50, 1_000));
        mempool.expire(50, 0);

        assertEquals(Added.ADDED, mempool.add(signed(ALICE, 0)));
    }

    /** It was checked against the state before, as gossip and a block that holds it may meet. */
    @Test
    void whatBecameFinalWhileItWasCheckedTakesNoPlace() {
        mempool.finalized(List.of(signed(ALICE, 0)), account -> new Mempool.Room(1, 16), 10, 10);

        assertEquals(Added.NONCE_USED, mempool.add(signed(ALICE, 0)));
        assertEquals(Added.NONCE_USED, mempool.add(other(ALICE, 0)));
        assertEquals(Added.ADDED, mempool.add(signed(ALICE, 1)));
        assertEquals(1, mempool.size());
    }

    @Test
    void findsTheLowestFreeNonce() {
        assertEquals(4, mempool.freeNonce(ALICE.publicKey(), 4));

        mempool.add(signed(ALICE, 4));
        mempool.add(signed(ALICE, 5));
        mempool.add(signed(ALICE, 7));

        assertEquals(6, mempool.freeNonce(ALICE.publicKey(), 4));
        mempool.finalized(List.of(signed(ALICE, 4)), account -> new Mempool.Room(5, 16), 10, 10);
        assertEquals(6, mempool.freeNonce(ALICE.publicKey(), 4));
    }

    @Test
    void parsesWhatIsPendingNoSecondTime() {
        SignedAction action = signed(ALICE, 0);
        mempool.add(action);

        assertSame(action, mempool.parse(action.jws().clone()));
        assertEquals(signed(BOB, 0), mempool.parse(signed(BOB, 0).jws()));
    }

    @Test
    void listsOfAnAccountOnlyWhatItCanPay() {
        for (long nonce = 0; nonce < 5; nonce++) {
            mempool.add(signed(ALICE, nonce));
        }
        mempool.add(signed(BOB, 0));

        List<SignedAction> listed =
                mempool.executable(3, account -> new Mempool.Room(0, account.equals(ALICE.publicKey()) ? 2 : 16));

        assertEquals(List.of(signed(ALICE, 0), signed(ALICE, 1), signed(BOB, 0)), listed);
    }

    @Test
    void dropsTheRestOfAnAccountThatCanPayForNothing() {
        mempool.add(signed(ALICE, 0));
        mempool.add(signed(ALICE, 1));

        List<Hash> lost = mempool.finalized(List.of(signed(ALICE, 0)), account -> new Mempool.Room(1, 0), 1, 1);

        assertEquals(tickets(signed(ALICE, 1)), lost);
        assertEquals(0, mempool.size());
    }
}
