package io.bitcraps.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.event.Event;
import io.bitcraps.events.log.Entry;
import io.bitcraps.events.log.EntryCodec;
import io.bitcraps.events.money.LedgerAccount;
import io.bitcraps.events.money.LedgerAccount.Available;
import io.bitcraps.events.money.Posting;
import io.bitcraps.query.synthetic.Json;
import io.bitcraps.query.synthetic.ReadSide;
import io.bitcraps.query.synthetic.TestGame;
import io.bitcraps.query.synthetic.TestLog;
import io.bitcraps.query.synthetic.TestNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private final ReadSide readSide = ReadSide.shared();

    @Test
    void balanceIsTheFoldOfThePostingsInTheLog() {
        String key = readSide.game.player(1).text();

        Json account = readSide.get("/v1/accounts/" + key).json();

        assertEquals(
                Long.toString(folded(new Available(readSide.game.player(1)))),
                account.get("balance").text());
        assertEquals("10000000", account.get("held").text());
        assertEquals(1, account.get("openedHeight").number());
        assertEquals(
                readSide.log.tip().value(), account.get("asOf").get("height").number());
    }

    @Test
    void statusIsOfTheBlockThatItSaysAlsoWhereTheLogIsAhead() throws InterruptedException {
        TestNetwork network = new TestNetwork();
        TestLog folded = new TestLog(network);
        TestLog log = new TestLog(network);
        new TestGame(network, folded, 7).open();
        TestGame game = new TestGame(network, log, 7).open();
        game.round();

        try (ReadSide behind = ReadSide.behind(network, log, folded, game)) {
            Json status = behind.get("/v1/status").json();

            assertEquals(folded.tip().value(), status.get("asOf").get("height").number());
            assertEquals(folded.head().size(), status.get("logSize").number());
            assertEquals(folded.head().root().hex(), status.get("logRoot").text());
            assertEquals(log.tip().value(), status.get("tip").number());
        }
    }

    @Test
    void actionsOfABlockComeInPagesThatFitTogether() {
        Json blocks = readSide.get("/v1/blocks?limit=200").json().get("blocks");
        long height = IntStream.range(0, blocks.size())
                .mapToObj(blocks::get)
                .filter(block -> block.get("actions").number() > 1)
                .findFirst()
                .orElseThrow()
                .get("height")
                .number();
        Json whole = readSide.get("/v1/blocks/" + height + "?limit=200").json();

        List<Long> paged = new ArrayList<>();
        String page = "/v1/blocks/" + height + "?limit=1";
        for (Json answer = readSide.get(page).json(); ; ) {
            paged.addAll(numbers(answer.get("actions"), "position"));
            if (!answer.has("next")) {
                break;
            }
            answer = readSide.get(page + "&from=" + answer.get("next").number()).json();
        }

        assertEquals(numbers(whole.get("actions"), "position"), paged);
        assertTrue(paged.size() > 1, "more than one page");
    }

    @Test
    void nonceCountsTheActionsOfTheAccount() {
        long played = readSide.game.played().stream()
                .filter(action -> action.action().account().equals(readSide.game.player(1)))
                .count();

        Json account =
                readSide.get("/v1/accounts/" + readSide.game.player(1).text()).json();

        assertEquals(played, account.get("nonce").number());
    }

    @Test
    void historyPagesFitTogetherWithoutGapOrRepetition() {
        String path = "/v1/accounts/" + readSide.game.player(0).text() + "/history";
        Json whole = readSide.get(path + "?limit=200").json().get("history");

        List<Long> paged = pages(path, "history", "position", 7);

        assertEquals(numbers(whole, "position"), paged);
        assertTrue(paged.size() > 14, "more than two pages");
    }

    @Test
    void everyBalanceInTheHistoryFollowsFromTheOneBefore() {
        String path = "/v1/accounts/" + readSide.game.player(2).text() + "/history?limit=200";

        Json history = readSide.get(path).json().get("history");

        long balance = 0;
        for (int i = history.size() - 1; i >= 0; i--) {
            balance += Long.parseLong(history.get(i).get("change").text());
            assertEquals(Long.toString(balance), history.get(i).get("balance").text());
        }
    }

    @Test
    void tableShowsSeatsAndStandingBets() {
        Json answer = readSide.get("/v1/tables/" + TestGame.TABLE).json();

        Json table = answer.get("table");
        assertEquals("The <Corner> & Co", table.get("name").text());
        assertEquals("open", table.get("phase").text());
        assertEquals(12, table.get("roll").number());
        assertTrue(table.get("locked").bool());
        assertEquals(readSide.log.tip().value(), table.get("lockHeight").number());
        assertEquals(3, answer.get("seats").size());
        assertEquals(
                "2000000",
                answer.get("seats").get(0).get("bets").get(0).get("stake").text());
    }

    @Test
    void stakesOnTheTableAreTheEscrow() {
        Json seats = readSide.get("/v1/tables/" + TestGame.TABLE).json().get("seats");

        long stakes = 0;
        for (int i = 0; i < seats.size(); i++) {
            Json bets = seats.get(i).get("bets");
            for (int j = 0; j < bets.size(); j++) {
                stakes += Long.parseLong(bets.get(j).get("stake").text());
            }
        }
        assertEquals(folded(new LedgerAccount.Escrow(TestGame.TABLE)), stakes);
    }

    @Test
    void lockedRoundHasNoDiceYetAndRolledRoundsHaveSeedDiceAndResults() {
        Json rounds = readSide.get("/v1/tables/" + TestGame.TABLE + "/rounds?limit=2")
                .json()
                .get("rounds");

        assertEquals("locked", rounds.get(0).get("status").text());
        assertFalse(rounds.get(0).has("dice"));
        assertEquals("rolled", rounds.get(1).get("status").text());
        assertEquals(96, rounds.get(1).get("seed").text().length());
        assertEquals(
                rounds.get(1).get("lockHeight").number() + 1,
                rounds.get(1).get("dice").get("height").number());
        assertTrue(rounds.get(1).get("results").size() >= 3);
    }

    @Test
    void roundPagesFitTogether() {
        String path = "/v1/tables/" + TestGame.TABLE + "/rounds";

        List<Long> paged = pages(path, "rounds", "roll", 5);

        assertEquals(List.of(12L, 11L, 10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L, 0L), paged);
    }

    @Test
    void blockNamesItsSignersAndCountsItsRefusedActions() {
        Json answer = readSide.get("/v1/blocks/3").json();

        Json block = answer.get("block");
        assertEquals(3, block.get("signers").size());
        assertEquals(1, block.get("refused").number());
        assertEquals(6, block.get("actions").number());
        assertEquals(6, answer.get("actions").size());
        assertEquals(
                "insufficient-tokens",
                answer.get("actions").get(3).get("refusal").text());
        assertEquals(
                block.get("id").text(),
                readSide.get("/v1/blocks/4").json().get("block").get("parent").text());
    }

    @Test
    void blockPagesFitTogetherDownToGenesis() {
        List<Long> paged = pages("/v1/blocks", "blocks", "height", 10);

        assertEquals(readSide.log.tip().value() + 1, paged.size());
        assertEquals(0, paged.getLast());
    }

    @Test
    void statusShowsSupplyAndThatTheBooksBalance() {
        Json status = readSide.get("/v1/status").json();

        assertEquals("1000000000000", status.get("supply").get("issued").text());
        assertEquals("0", status.get("supply").get("sum").text());
        assertEquals("Live", status.get("phase").text());
        assertEquals(3, status.get("quorum").number());
        assertEquals(2, status.get("connected").number());
        assertEquals(readSide.log.head().root().hex(), status.get("logRoot").text());
    }

    @Test
    void validatorsAreTheCommitteeOfTheGenesis() {
        Json validators = readSide.get("/v1/validators").json().get("validators");

        assertEquals(4, validators.size());
        assertEquals("ada", validators.get(0).get("name").text());
        assertFalse(validators.get(0).has("connected"));
        assertEquals(
                readSide.network.committee().validators().get(3).cosignerKey().text(),
                validators.get(3).get("cosignerKey").text());
    }

    /** Follows {@code before} to the last page. */
    private List<Long> pages(String path, String list, String key, int limit) {
        List<Long> all = new ArrayList<>();
        String cursor = "";
        while (true) {
            Json page = readSide.get(path + "?limit=" + limit + cursor).json();
            all.addAll(numbers(page.get(list), key));
            if (!page.has("before")) {
                return all;
            }
            cursor = "&before=" + page.get("before").number();
        }
    }

    private static List<Long> numbers(Json list, String key) {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            numbers.add(list.get(i).get(key).number());
        }
        return numbers;
    }

    private long folded(LedgerAccount account) {
        long balance = 0;
        for (byte[] entry : readSide.log.entries(0, Integer.MAX_VALUE - 1, Integer.MAX_VALUE)) {
            if (EntryCodec.decode(entry) instanceof Entry.EventEntry(Event event)) {
                for (Posting posting : event.postings()) {
                    balance -=
                            posting.debit().equals(account) ? posting.amount().micro() : 0;
                    balance +=
                            posting.credit().equals(account) ? posting.amount().micro() : 0;
                }
            }
        }
        return balance;
    }
}
