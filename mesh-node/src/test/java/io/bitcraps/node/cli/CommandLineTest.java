package io.bitcraps.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bitcraps.events.genesis.Genesis;
import io.bitcraps.events.genesis.GenesisCodec;
import io.bitcraps.node.config.Setting;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {

    /** Nothing listens on port 1 of a machine that tests run on. */
    private static final String NOBODY = "http://127.0.0.1:1";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private int run(String... arguments) {
        CommandLine commands = Main.commandLine();
        commands.setOut(new PrintWriter(out));
        commands.setErr(new PrintWriter(err));
        return commands.execute(arguments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bet t1",
                "bet t1 pass",
                "bet t1 muggsy=5",
                "bet T1 pass=5",
                "bet t1 pass=5 --take-down --off",
                "faucet 1.2345678",
                "faucet",
                "transfer abc 5",
                "balance --node ftp://example",
                "table",
                "table create --pay-table ab",
                "audit verify .",
                "audit verify http://127.0.0.1:1 --genesis x --strict",
                "sim --nodes 23",
                "sim --seeds 0",
                "no-such-command",
                "demo --rounds 0",
                "demo --rounds -1",
                "demo --rounds many",
                "demo --no-such-option",
                "init --hosts a,b",
                "init --hosts a,b,c,d:1",
                "init --name A",
                "init --validators 23",
                "init --port-base 80",
                "genesis",
                "genesis charter x --name a",
                "genesis charter x --name a --member b",
                "genesis join x --dir y",
                "genesis step x",
            })
    void callsWrongUsageTwo(String line) {
        assertEquals(2, run(line.split(" ")), line);
        assertEquals(1, err.toString().strip().lines().count(), err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void suggestsTheCommandThatWasMeant() {
        assertEquals(2, run("balence"));

        assertTrue(err.toString().contains("did you mean balance?"), err.toString());
    }

    @Test
    void printsWrongUsageAsJsonToo() throws Exception {
        assertEquals(2, run("faucet", "--json"));

        assertEquals(
                "usage",
                new ObjectMapper().readTree(out.toString()).path("code").asText());
        assertEquals("", err.toString());
    }

    @Test
    void neverMakesANetworkWhereOneIs() {
        String network = directory.resolve("network").toString();

        assertEquals(0, run("init", network, "--pow-bits", "0", "--json"));
        assertEquals(1, run("init", network));

        assertTrue(err.toString().contains("holds a network already"), err.toString());
    }

    @Test
    void saysInOneSentenceThatADirectoryHoldsNoNode() {
        assertEquals(1, run("node", "--dir", directory.resolve("none").toString()));

        assertTrue(err.toString().contains("holds no node"), err.toString());
        assertEquals(1, err.toString().strip().lines().count(), err.toString());
    }

    @Test
    void callsARefusalOneAndSaysWhy() {
        String wallet = directory.resolve("none").toString();

        assertEquals(1, run("roll", "t1", "--wallet", wallet, "--node", NOBODY));

        assertEquals("", out.toString());
        assertTrue(err.toString().contains("bitcraps wallet new"), err.toString());
    }

    @Test
    void printsFailuresAsJsonToo() throws Exception {
        String wallet = directory.resolve("none").toString();

        assertEquals(1, run("roll", "t1", "--json", "--wallet", wallet, "--node", NOBODY));

        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertEquals("no-wallet", json.path("code").asText());
        assertEquals("", err.toString());
    }

    @Test
    void namesANodeThatCannotBeReached() {
        String key = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

        assertEquals(1, run("balance", key, "--node", NOBODY));

        assertTrue(err.toString().contains(NOBODY), err.toString());
    }

    @Test
    void makesShowsAndListsWallets() throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), "correct horse\n");
        String wallet = directory.resolve("w/alice").toString();
        ObjectMapper mapper = new ObjectMapper();

        assertEquals(0, run("wallet", "new", "--wallet", wallet, "--no-passphrase", "--json"));
        String made = out.toString();
        assertEquals(1, run("wallet", "new", "--wallet", wallet, "--no-passphrase"));
        out.getBuffer().setLength(0);
        assertEquals(0, run("wallet", "show", "--wallet", wallet, "--json"));
        String shown = out.toString();
        out.getBuffer().setLength(0);
        assertEquals(0, run("wallet", "list", "--wallet", wallet, "--json"));

        assertEquals(made, shown);
        assertEquals(mapper.readTree(made), mapper.readTree(out.toString()).path(0));
        assertEquals(1, run("wallet", "show", "--wallet", wallet, "--passphrase-file", secret.toString()));
    }

    @Test
    void opensAWalletWithItsPassphraseOnly() throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), "correct horse\n");
        Path other = Files.writeString(directory.resolve("other"), "battery staple\n");
        String wallet = directory.resolve("bob").toString();

        assertEquals(0, run("wallet", "new", "--wallet", wallet, "--passphrase-file", secret.toString()));

        assertEquals(0, run("wallet", "show", "--wallet", wallet, "--passphrase-file", secret.toString()));
        assertEquals(1, run("wallet", "show", "--wallet", wallet, "--passphrase-file", other.toString()));
        assertTrue(err.toString().contains("passphrase"), err.toString());
    }

    @Test
    void listsLockedWalletsAndLeavesOtherFilesOut() throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), "correct horse\n");
        String wallet = directory.resolve("bob").toString();
        assertEquals(0, run("wallet", "new", "--wallet", wallet, "--passphrase-file", secret.toString()));
        out.getBuffer().setLength(0);

        assertEquals(0, run("wallet", "list", "--wallet", wallet));

        assertEquals(wallet + " (locked)", out.toString().strip());
    }

    @Test
    void tellsWhereEachSettingCameFrom() throws Exception {
        Path file = Files.writeString(directory.resolve("settings"), "BITCRAPS_MAX_CONNECTIONS=7\n");

        assertEquals(0, run("config", "--json", "--config", file.toString()));

        JsonNode setting = new ObjectMapper().readTree(out.toString()).path("BITCRAPS_MAX_CONNECTIONS");
        assertEquals(
                List.of("7", "file"),
                List.of(setting.path("value").asText(), setting.path("origin").asText()));
    }

    @Test
    void listsEveryProblemOfTheSettings() throws Exception {
        Path file = Files.writeString(directory.resolve("settings"), "BITCRAPS_MAX_CONNECTIONS=0\nBITCRAPS_PORT=1\n");

        assertEquals(1, run("config", "--config", file.toString()));

        assertTrue(err.toString().contains("BITCRAPS_MAX_CONNECTIONS"), err.toString());
        assertTrue(err.toString().contains("BITCRAPS_PORT"), err.toString());
    }

    @Test
    void sealsASecretForTheSettingsFile() throws Exception {
        Path passphrase = network("--port-base", "20000");
        String node = directory.resolve("network/node-1").toString();
        String secret = "https://example/s3cret";

        assertEquals(
                0,
                runOn(
                        secret + "\n",
                        "config",
                        "encrypt",
                        "BITCRAPS_ALERT_WEBHOOK",
                        "--dir",
                        node,
                        "--passphrase-file",
                        passphrase.toString()));
        String line = out.toString().strip();
        Path file = Files.writeString(directory.resolve("settings"), line + "\n");
        out.getBuffer().setLength(0);
        assertEquals(0, run("config", "--config", file.toString()));
        assertEquals(
                0,
                run("config", "--config", file.toString(), "--dir", node, "--passphrase-file", passphrase.toString()));

        assertTrue(line.startsWith("BITCRAPS_ALERT_WEBHOOK=enc:"), line);
        assertTrue(out.toString().contains("BITCRAPS_ALERT_WEBHOOK=(sealed)  # file"), out.toString());
        assertTrue(out.toString().contains("BITCRAPS_ALERT_WEBHOOK=(secret)  # file"), out.toString());
        assertFalse((line + out + err).contains("s3cret"));
        assertEquals(
                secret,
                new KeystoreSeals(directory.resolve("network/node-1/keystore"), given(passphrase))
                        .open(Setting.BITCRAPS_ALERT_WEBHOOK, line.substring(line.indexOf('=') + 1)));
    }

    @Test
    void sealsNothingButSoundSecrets() throws Exception {
        Path passphrase = network("--port-base", "20000");
        String node = directory.resolve("network/node-1").toString();

        for (String name : List.of("BITCRAPS_PORT", "NONSENSE")) {
            assertEquals(
                    1,
                    runOn(
                            "8989",
                            "config",
                            "encrypt",
                            name,
                            "--dir",
                            node,
                            "--passphrase-file",
                            passphrase.toString()));
        }
        for (String value : List.of("", "ftp://s3cret")) {
            assertEquals(
                    1,
                    runOn(
                            value,
                            "config",
                            "encrypt",
                            "BITCRAPS_ALERT_WEBHOOK",
                            "--dir",
                            node,
                            "--passphrase-file",
                            passphrase.toString()));
        }

        assertEquals("", out.toString());
        assertEquals(4, err.toString().lines().count(), err.toString());
        assertFalse(err.toString().contains("s3cret"), err.toString());
    }

    @Test
    void reportsASealOfAnotherNode() throws Exception {
        Path passphrase = network("--port-base", "20000");
        String node = directory.resolve("network/node-1").toString();
        assertEquals(
                0,
                runOn(
                        "https://example",
                        "config",
                        "encrypt",
                        "BITCRAPS_ALERT_WEBHOOK",
                        "--dir",
                        node,
                        "--passphrase-file",
                        passphrase.toString()));
        Path file = Files.writeString(directory.resolve("settings"), out.toString());
        Path other = directory.resolve("network/node-2");

        assertEquals(
                1,
                run(
                        "config",
                        "--config",
                        file.toString(),
                        "--dir",
                        other.toString(),
                        "--passphrase-file",
                        other.resolve("passphrase").toString()));

        assertTrue(err.toString().contains("BITCRAPS_ALERT_WEBHOOK (file) is sealed: "), err.toString());
    }

    @Test
    void fillsTheGenesisFromTheSettings() throws Exception {
        Path file =
                Files.writeString(directory.resolve("settings"), "BITCRAPS_MAX_GAMES=7\nBITCRAPS_POW_DIFFICULTY=3\n");

        network("--config", file.toString());

        Genesis genesis = GenesisCodec.decode(Files.readAllBytes(directory.resolve("network/genesis.json")));
        assertEquals(7, genesis.parameters().maxTables());
        assertEquals(3, genesis.parameters().powBits());
    }

    @Test
    void letsOptionsOfInitWinAndChecksThemAlike() throws Exception {
        Path file = Files.writeString(directory.resolve("settings"), "BITCRAPS_MAX_GAMES=7\n");

        network("--config", file.toString(), "--max-games", "8", "--pow-bits", "0");
        int wrong = run("init", directory.resolve("other").toString(), "--max-games", "0", "--pow-bits", "33");

        Genesis genesis = GenesisCodec.decode(Files.readAllBytes(directory.resolve("network/genesis.json")));
        assertEquals(8, genesis.parameters().maxTables());
        assertEquals(0, genesis.parameters().powBits());
        assertEquals(1, wrong);
        assertTrue(err.toString().contains("BITCRAPS_MAX_GAMES is \"0\" (flag)"), err.toString());
        assertTrue(err.toString().contains("BITCRAPS_POW_DIFFICULTY is \"33\" (flag)"), err.toString());
    }

    /** Made by {@code init}; the passphrase file of its first node. */
    private Path network(String... options) {
        List<String> line =
                new ArrayList<>(List.of("init", directory.resolve("network").toString()));
        line.addAll(List.of("--set", "BITCRAPS_DEBUG=false", "--validators", "2"));
        if (!List.of(options).contains("--config")) {
            line.addAll(List.of("--pow-bits", "0"));
        }
        line.addAll(List.of(options));
        assertEquals(0, run(line.toArray(String[]::new)), err::toString);
        out.getBuffer().setLength(0);
        return directory.resolve("network/node-1/passphrase");
    }

    private int runOn(String input, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return run(arguments);
        } finally {
            System.setIn(before);
        }
    }

    private static PassphraseOption given(Path file) {
        PassphraseOption option = new PassphraseOption();
        CommandLine.populateCommand(option, "--passphrase-file", file.toString());
        return option;
    }

    @Test
    void simulatesTheSameTwice() throws Exception {
        String[] twoSmall = "sim --seeds 2 --from 5 --blocks 20 --rolls 1 --faults-ms 2000 --json".split(" ");
        assertEquals(0, run(twoSmall));
        JsonNode first = new ObjectMapper().readTree(out.toString());
        out.getBuffer().setLength(0);

        assertEquals(0, run(twoSmall));

        JsonNode second = new ObjectMapper().readTree(out.toString());
        assertEquals(first.path("trace"), second.path("trace"));
        assertEquals(2, second.path("passed").asInt(), second.toString());
    }

    @Test
    void tellsByItsExitCodeThatASimulationViolatedSafety() {
        String tooManyVillains = "sim --replay 7 --villains 2";

        assertEquals(3, run(tooManyVillains.split(" ")));

        assertTrue(err.toString().contains("SAFETY"), err.toString());
        assertTrue(err.toString().contains("-- ./bitcraps sim --nodes 4 --replay 7 --villains 2"), err.toString());
    }

    @Test
    void simulatesConsensusAlone() {
        assertEquals(0, run("sim", "--consensus-only", "--seeds", "2", "--from", "5"));

        assertTrue(out.toString().startsWith("simulated: passed=2 failed=0 "), out.toString());
    }
}
