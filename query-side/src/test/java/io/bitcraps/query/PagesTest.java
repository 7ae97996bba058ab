package io.bitcraps.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.query.synthetic.ReadSide;
import io.bitcraps.query.synthetic.ReadSide.Answer;
import io.bitcraps.query.synthetic.TestGame;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    private static final Pattern INLINE = Pattern.compile(
            "<script(?![^>]*\\ssrc=)|<style|\\sstyle=|\\son[a-z]+=|javascript:", Pattern.CASE_INSENSITIVE);
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/(?:static|webjars)/[^\"]*)\"");

    private final ReadSide readSide = ReadSide.shared();

    @Test
    void homeShowsBlocksTheirSignersTheSupplyAndTheTables() {
        String page = readSide.get("/").text();

        assertTrue(page.contains("books balance"), page);
        assertTrue(page.contains("3 of 4"), page);
        assertTrue(page.contains("/block/" + readSide.log.tip()), page);
        assertTrue(page.contains("/tables/" + TestGame.TABLE), page);
    }

    @Test
    void homeTellsTheAnsweringNodeFromThoseItHasLinksTo() {
        String page = readSide.get("/").text();

        assertEquals(1, occurrences(page, ">this node<"), page);
        assertEquals(2, occurrences(page, ">connected<"), page);
        assertEquals(1, occurrences(page, ">not connected<"), page);
    }

    private static int occurrences(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void escapesWhatPlayersWrite() {
        for (String path : List.of("/", "/tables/" + TestGame.TABLE)) {
            String page = readSide.get(path).text();

            assertTrue(page.contains("The &lt;Corner&gt; &amp; Co"), page);
            assertFalse(page.contains("<Corner>"), page);
        }
    }

    @Test
    void tableSaysThatItIsLocked() {
        String page = readSide.get("/tables/" + TestGame.TABLE).text();

        assertTrue(page.contains("is locked in block " + readSide.log.tip()), page);
    }

    @Test
    void accountShowsBalanceAndHistory() {
        String page = readSide.get("/accounts/" + readSide.game.player(0)).text();

        assertTrue(page.contains("bets placed"), page);
        assertTrue(page.contains("settled"), page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/tables/t1", "/accounts/PLAYER", "/block/3", "/block/0", "/block/99999"})
    void letsNoScriptRunButItsOwnAndSaysThatItIsPlayMoney(String path) {
        Answer answer =
                readSide.get(path.replace("PLAYER", readSide.game.player(0).text()));

        assertEquals("text/html; charset=utf-8", answer.header("Content-Type"));
        assertTrue(answer.header("Content-Security-Policy").contains("script-src 'self';"));
        assertFalse(INLINE.matcher(answer.text()).find(), answer.text());
        assertTrue(answer.text().contains("Play money."));
    }

    @Test
    void everyScriptStyleSheetAndPictureOfThePagesIsThere() {
        for (String path : List.of("/", "/tables/t1")) {
            List<String> assets = ASSET.matcher(readSide.get(path).text())
                    .results()
                    .map(match -> match.group(1))
                    .distinct()
                    .toList();

            assertTrue(assets.size() >= 4, path);
            for (String asset : assets) {
                assertEquals(200, readSide.get(asset).status(), asset);
            }
        }
    }

    @Test
    void unknownThingsHaveAPageToo() {
        Answer answer = readSide.get("/tables/t99");

        assertEquals(404, answer.status());
        assertTrue(answer.text().contains("There is no table t99 at height"), answer.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/live/home", "/live/tables/t1", "/live/accounts/PLAYER"})
    void streamsTheLivePart(String path) throws IOException {
        String stream = path.replace("PLAYER", readSide.game.player(0).text());

        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(readSide.stream(stream), StandardCharsets.UTF_8))) {
            String first = lines.readLine();
            String second = lines.readLine();

            assertEquals(
                    List.of("data: <div class=\"live\">", "event: live"),
                    List.of(second, first).stream().map(String::strip).sorted().toList());
        }
    }
}
