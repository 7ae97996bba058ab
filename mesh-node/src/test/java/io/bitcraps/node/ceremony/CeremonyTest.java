package io.bitcraps.node.ceremony;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.events.crypto.Sha256;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.genesis.GenesisCodec;
import io.bitcraps.events.id.Epoch;
import io.bitcraps.events.id.Hash;
import io.bitcraps.node.ceremony.Gathering.Said;
import io.bitcraps.node.identity.SecretName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CeremonyTest {

    private static final List<Integer> ALL = List.of(1, 2, 3, 4);
    private static final List<String> ADDRESSES =
            List.of("127.0.0.1:1001", "127.0.0.1:1002", "127.0.0.1:1003", "127.0.0.1:1004");

    @TempDir
    private Path root;

    private Gathering four;

    @BeforeEach
    void allJoin() throws Exception {
        four = new Gathering(root, 4);
        four.charter(ADDRESSES);
        four.join();
    }

    @Test
    void givesAllTheSameGenesisAndEachAShareOfItsOwn() throws Exception {
        List<Said> said = four.stepUntilNothingChanges(ALL);

        said.forEach(each -> assertTrue(each.text().contains("the genesis is there: together-"), each.text()));
        byte[] file = Files.readAllBytes(four.files(1).genesis());
        Genesis genesis = GenesisCodec.decode(file);
        assertFalse(genesis.dealt());
        for (int member : ALL) {
            assertArrayEquals(file, Files.readAllBytes(four.files(member).genesis()));
            assertEquals(
                    Set.of(
                            SecretName.VOTE,
                            SecretName.COSIGNER,
                            SecretName.LOG,
                            SecretName.ACCOUNT,
                            SecretName.beaconShare(Epoch.ZERO)),
                    four.keystore(member).names());
        }
        assertNotEquals(share(1), share(2));
        assertEquals(said, four.stepUntilNothingChanges(ALL), "a step too many does no harm");
    }

    @Test
    void keepsADealerWhoShowsThePortionThatWasComplainedAbout() throws Exception {
        four.write(four.folder(), new Paper.Deal(four.roster().id(), four.spoilt(3, 1)));

        List<Said> said = four.stepUntilNothingChanges(ALL);

        assertTrue(Files.exists(four.folder().resolve("answer-v3.json")));
        said.forEach(each -> assertTrue(each.text().startsWith("the genesis is there"), each.text()));
    }

    @Test
    void namesADealerWhoCheatsAndGoesOnWithoutItsDeal() throws Exception {
        four.cheat();

        List<Said> said = four.stepUntilNothingChanges(ALL);

        for (Said each : said) {
            assertTrue(each.text().contains("the genesis is there"), each.text());
        }
        Said before = four.step(2);
        assertEquals(said.get(1), before);
        assertTrue(Files.exists(four.folder().resolve("genesis.json")));
    }

    @Test
    void saysWhoIsNoDealerWhileOthersAreWaitedFor() throws Exception {
        four.cheat();
        four.step(1);
        for (int member : List.of(2, 3, 4)) {
            four.step(member);
        }
        four.step(1);
        four.step(2);
        four.step(3);

        Said said = four.step(4);

        assertEquals(0, said.exit());
        assertTrue(
                said.text()
                        .contains(
                                "v3 is no dealer of the key: it gave a member no portion that fits, and showed none when"
                                        + " asked; it stays a validator"),
                said.text());
    }

    /** With its word counted twice, one member would push an honest dealer beyond f complaints, answered or not. */
    @Test
    void countsTheComplaintsOfOneMemberOnce() throws Exception {
        List.of(1, 2, 3, 4).forEach(four::step);
        var id = four.roster().id();
        List<Paper.Verdict.Judged> judged = new ArrayList<>();
        for (int dealer : ALL) {
            Hash deal = Sha256.hash(PaperCodec.PAPER.encode(four.paper(Paper.Kind.DEAL, dealer)));
            judged.add(new Paper.Verdict.Judged(dealer, deal, dealer != 1));
            judged.add(new Paper.Verdict.Judged(dealer, deal, dealer != 1));
        }
        Files.delete(four.folder().resolve("verdict-v4.json"));
        four.write(four.folder(), new Paper.Verdict(id, 4, judged));

        List<Said> said = four.stepUntilNothingChanges(ALL);

        assertTrue(Files.exists(four.folder().resolve("answer-v1.json")));
        said.forEach(each -> assertTrue(each.text().startsWith("the genesis is there"), each.text()));
    }

    @Test
    void waitsByNameForWhoIsSilentAndGoesOnWithoutIt() throws Exception {
        Said waiting = four.stepUntilNothingChanges(List.of(1, 2, 4)).getFirst();
        assertTrue(waiting.text().contains("wait for the deal of v3"), waiting.text());

        List<Said> said = four.stepUntilNothingChanges(List.of(1, 2, 4), "--without", "v3");
        Said late = four.step(3, "--without", "v3");

        said.forEach(each -> assertTrue(each.text().contains("the genesis is there"), each.text()));
        assertTrue(late.text().contains("the genesis is there"), late.text());
        assertEquals(
                said.getFirst().text().lines().toList().getLast(),
                late.text().lines().toList().getLast().replace("v3", "v1"));
    }

    @Test
    void endsWithoutANetworkWhereThereAreTooFewDealers() {
        four.stepUntilNothingChanges(List.of(1, 2));

        Said said = four.stepUntilNothingChanges(List.of(1, 2), "--without", "v3,v4")
                .getFirst();

        assertEquals(1, said.exit());
        assertTrue(said.text().contains("only 2 of at least 3 dealers qualified"), said.text());
        assertTrue(said.text().contains("v4 is no dealer of the key: it did not deal"), said.text());
    }

    @Test
    void endsWithoutANetworkWherePartiesLeaveOutDifferentMembers() {
        List.of(1, 2, 3, 4).forEach(four::step);
        List.of(1, 2, 3, 4).forEach(four::step);
        List.of(1, 2).forEach(member -> four.step(member, "--without", "v3"));

        Said said = four.step(4);

        assertEquals(1, said.exit());
        assertTrue(said.text().contains("no genesis finds a quorum: v1, v2 consented to another one"), said.text());
        assertFalse(Files.exists(four.files(4).genesis()));
    }

    @Test
    void consentsOnceOnly() {
        List.of(1, 2, 3, 4).forEach(four::step);
        List.of(1, 2, 3, 4).forEach(four::step);
        four.step(1, "--without", "v3");

        Said said = four.step(1);

        assertEquals(1, said.exit());
        assertTrue(said.text().contains("you consented to another genesis before"), said.text());
    }

    @Test
    void namesADealerWhoDealtDifferentlyToDifferentParties() throws Exception {
        Path other = root.resolve("other");
        copy(four.folder(), other);
        four.write(other, new Paper.Deal(four.roster().id(), four.spoilt(3, 4)));
        List.of(1, 2, 3).forEach(four::step);
        copy(four.folder(), other);
        four.step(other, 4);
        copy(other, four.folder());

        Said said = four.step(1);

        assertEquals(1, said.exit());
        assertTrue(said.text().contains("v4 judged another deal of v3 than you have"), said.text());
    }

    @Test
    void refusesACardThatSomebodyReplaced() throws Exception {
        Path card = four.folder().resolve("card-v2.json");
        String text = Files.readString(card);
        Files.writeString(card, text.replace("\"member\":2", "\"member\":3"));
        assertTrue(four.step(1).text().contains("card-v2.json is the card of another member"));

        Files.delete(card);
        Files.move(four.files(2).keystore(), root.resolve("kept"));
        four.join(2);
        Files.move(root.resolve("kept"), four.files(2).keystore(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertTrue(four.step(2).text().contains("no card in " + four.folder() + " is yours"));
    }

    @Test
    void refusesAPaperThatItsAuthorDidNotSign() throws Exception {
        four.step(3);
        Path deal = four.folder().resolve("deal-v3.json");
        String text = Files.readString(deal);
        int at = text.lastIndexOf(":\"") + 2;
        char digit = text.charAt(at) == '0' ? '1' : '0';
        Files.writeString(deal, text.substring(0, at) + digit + text.substring(at + 1));

        Said said = four.step(1);

        assertEquals(1, said.exit());
        assertTrue(said.text().contains("deal-v3.json is not signed by v3"), said.text());
    }

    @Test
    void refusesAFileThatIsNoPaper() throws Exception {
        Files.writeString(four.folder().resolve("deal-v3.json"), "{}");
        assertTrue(four.step(1).text().contains("deal-v3.json cannot be read"));

        Files.write(four.folder().resolve("deal-v3.json"), new byte[Folder.MAX_PAPER_BYTES + 1]);
        assertTrue(four.step(1).text().contains("has more than 16384 bytes"));
    }

    @Test
    void refusesACharterOfWhichThereIsNoNetwork() {
        Said said = Gathering.run(
                "genesis", "charter", root.resolve("none").toString(), "--name", "Big", "--member", "v1=nowhere");

        assertEquals(1, said.exit());
        assertTrue(said.text().contains("name must be"), said.text());
        assertTrue(said.text().contains("an address is empty or host:port"), said.text());
    }

    private String share(int member) throws Exception {
        return HexFormat.of().formatHex(four.keystore(member).secret(SecretName.beaconShare(Epoch.ZERO)));
    }

    /** As rsync would: what is there is kept. */
    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            files.filter(file -> !Files.exists(to.resolve(file.getFileName()))).forEach(file -> {
                try {
                    Files.copy(file, to.resolve(file.getFileName()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
