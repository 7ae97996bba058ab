package io.bitcraps.node.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @EnumSource
    void takesItsOwnDefaults(Setting setting) throws Configuration.Invalid {
        Configuration configuration = Configuration.load(Sources.ofFlags(Map.of()));

        assertEquals(new Configuration.Value(setting.byDefault(), "default", false), configuration.value(setting));
    }

    @Test
    void letsTheLaterSourceWin() throws Exception {
        Path file = file("BITCRAPS_MAX_CONNECTIONS=1\nBITCRAPS_MAX_GAMES=2\nBITCRAPS_PORT=3333\n");
        Map<String, String> environment = Map.of("BITCRAPS_MAX_GAMES", "22", "BITCRAPS_PORT", "4444");

        Configuration configuration = Configuration.load(
                new Sources("server", file, environment, Map.of("BITCRAPS_PORT", "5555"), Seals.LEFT_CLOSED));

        assertEquals(List.of("100", "profile"), shown(configuration, Setting.BITCRAPS_MAX_BANDWIDTH_MBPS));
        assertEquals(List.of("1", "file"), shown(configuration, Setting.BITCRAPS_MAX_CONNECTIONS));
        assertEquals(List.of("22", "environment"), shown(configuration, Setting.BITCRAPS_MAX_GAMES));
        assertEquals(List.of("5555", "flag"), shown(configuration, Setting.BITCRAPS_PORT));
    }

    @ParameterizedTest
    @CsvSource({
        "default, false, 1000, 100",
        "testing, false, 1000, 100",
        "mobile, true, 50, 10",
        "server, false, 1000, 100"
    })
    void knowsTheKindsOfMachines(String profile, boolean mobile, int connections, int mbps) throws Exception {
        Configuration configuration =
                Configuration.load(new Sources(profile, null, Map.of(), Map.of(), Seals.LEFT_CLOSED));

        assertEquals(mobile, configuration.flag(Setting.BITCRAPS_MOBILE_MODE));
        assertEquals(connections, configuration.number(Setting.BITCRAPS_MAX_CONNECTIONS));
        assertEquals(mbps, configuration.number(Setting.BITCRAPS_MAX_BANDWIDTH_MBPS));
        assertEquals(profile.equals("testing"), configuration.flag(Setting.BITCRAPS_DEBUG));
    }

    @Test
    void listsTheProblemsOfAllSourcesAtOnce() throws IOException {
        Path file = file("BITCRAPS_PROT=1\nBITCRAPS_PORT=0\n");
        Map<String, String> environment = Map.of(
                "BITCRAPS_DEBUG", "maybe",
                "BITCRAPS_HOST", "a",
                "BITCRAPS_HOST_FILE", "b",
                "BITCRAPS_DATABASE_URL_FILE", directory.resolve("none").toString());

        String problems = problems(new Sources(
                "laptop",
                file,
                environment,
                Map.of("BITCRAPS_ALERT_WEBHOOK", "https://example/s3cret", "NONSENSE", "1"),
                Seals.LEFT_CLOSED));

        assertEquals(8, problems.lines().count(), problems);
        assertTrue(problems.contains("no profile laptop: take one of default, testing, mobile, server"), problems);
        assertTrue(problems.contains(file + " names BITCRAPS_PROT, which is no setting"), problems);
        assertTrue(problems.contains("BITCRAPS_PORT is \"0\" (file) but must be a whole number from 1024"), problems);
        assertTrue(problems.contains("BITCRAPS_DEBUG is \"maybe\" (environment) but must be true, false"), problems);
        assertTrue(problems.contains("BITCRAPS_HOST and BITCRAPS_HOST_FILE are both in the environment"), problems);
        assertTrue(problems.contains("BITCRAPS_DATABASE_URL_FILE (environment) names "), problems);
        assertTrue(problems.contains("--set NONSENSE: there is no such setting"), problems);
        assertTrue(problems.contains("--set BITCRAPS_ALERT_WEBHOOK: a secret on a command line"), problems);
        assertFalse(problems.contains("s3cret"), problems);
    }

    @Test
    void neverShowsAWrongSecret() {
        Map<String, String> environment = Map.of("BITCRAPS_ALERT_WEBHOOK", "ftp://example/s3cret");

        String problems = problems(new Sources("default", null, environment, Map.of(), Seals.LEFT_CLOSED));

        assertTrue(problems.contains("BITCRAPS_ALERT_WEBHOOK is (secret) (environment) but must be an http"), problems);
        assertFalse(problems.contains("s3cret"), problems);
    }

    @Test
    void takesASecretFromAFileOfItsOwn() throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), "https://example/s3cret\n");
        Map<String, String> environment = Map.of("BITCRAPS_ALERT_WEBHOOK_FILE", secret.toString());

        Configuration configuration =
                Configuration.load(new Sources("default", null, environment, Map.of(), Seals.LEFT_CLOSED));

        assertEquals("https://example/s3cret", configuration.text(Setting.BITCRAPS_ALERT_WEBHOOK));
    }

    @Test
    void refusesASettingsFileBeyondItsBound() throws IOException {
        Path file = file("#".repeat(Reading.MAX_FILE_BYTES + 1));

        String problems = problems(new Sources("default", file, Map.of(), Map.of(), Seals.LEFT_CLOSED));

        assertTrue(problems.contains("it has more than " + Reading.MAX_FILE_BYTES + " bytes"), problems);
    }

    @Test
    void opensASealAndChecksWhatIsUnderIt() throws Exception {
        Path file = file("BITCRAPS_ALERT_WEBHOOK=enc:good\nBITCRAPS_DATABASE_URL=enc:other\n");
        Seals seals = (setting, text) -> setting == Setting.BITCRAPS_ALERT_WEBHOOK ? "https://example" : "jdbc";

        Configuration configuration = Configuration.load(new Sources("default", file, Map.of(), Map.of(), seals));
        String problems = problems(new Sources("default", file, Map.of(), Map.of(), (setting, text) -> "ftp://x"));

        assertEquals("https://example", configuration.text(Setting.BITCRAPS_ALERT_WEBHOOK));
        assertEquals("jdbc", configuration.text(Setting.BITCRAPS_DATABASE_URL));
        assertTrue(problems.contains("BITCRAPS_ALERT_WEBHOOK is (secret) (file) but must be an http"), problems);
    }

    @Test
    void reportsASealThatDoesNotOpen() throws IOException {
        Path file = file("BITCRAPS_ALERT_WEBHOOK=enc:bad\n");
        Seals seals = (setting, text) -> {
            throw new Seals.Unopened("wrong keystore");
        };

        String problems = problems(new Sources("default", file, Map.of(), Map.of(), seals));

        assertEquals("BITCRAPS_ALERT_WEBHOOK (file) is sealed: wrong keystore", problems);
    }

    @Test
    void givesNobodyAValueThatIsStillSealed() throws Exception {
        Path file = file("BITCRAPS_ALERT_WEBHOOK=enc:whatever\n");

        Configuration configuration =
                Configuration.load(new Sources("default", file, Map.of(), Map.of(), Seals.LEFT_CLOSED));

        assertTrue(configuration.value(Setting.BITCRAPS_ALERT_WEBHOOK).sealed());
        assertThrows(IllegalStateException.class, () -> configuration.text(Setting.BITCRAPS_ALERT_WEBHOOK));
    }

    @Test
    void sealsOnlySecrets() throws IOException {
        Path file = file("BITCRAPS_PORT=enc:whatever\n");

        String problems = problems(new Sources("default", file, Map.of(), Map.of(), (setting, text) -> "8989"));

        assertTrue(problems.contains("BITCRAPS_PORT is \"enc:whatever\" (file) but must be"), problems);
    }

    @Test
    void readsHintsByNameAndKey() throws Exception {
        Map<String, String> flags = Map.of("BITCRAPS_BOOTSTRAP_NODES", "validator-1@a.example:1024, k_-y@[::1]:65535");

        Configuration configuration = Configuration.load(Sources.ofFlags(flags));

        assertEquals(
                List.of(new Hint("validator-1", "a.example:1024"), new Hint("k_-y", "[::1]:65535")),
                configuration.hints(Setting.BITCRAPS_BOOTSTRAP_NODES));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.example:1024", "v@a.example", "v@a.example:0", "v@a.example:65536", "v@a:1,", "@a:1", "v@:1"})
    void refusesWhatIsNoHint(String text) {
        String problems = problems(Sources.ofFlags(Map.of("BITCRAPS_BOOTSTRAP_NODES", text)));

        assertTrue(
                problems.contains("BITCRAPS_BOOTSTRAP_NODES is \"" + text + "\" (flag) but must be a list"), problems);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("settings.properties"), text);
    }

    private static List<String> shown(Configuration configuration, Setting setting) {
        Configuration.Value value = configuration.value(setting);
        return List.of(value.text(), value.origin());
    }

    private static String problems(Sources sources) {
        return String.valueOf(assertThrows(Configuration.Invalid.class, () -> Configuration.load(sources))
                .getMessage());
    }
}
