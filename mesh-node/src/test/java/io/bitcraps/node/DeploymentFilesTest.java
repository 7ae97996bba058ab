package io.bitcraps.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.node.cli.Main;
import io.bitcraps.node.config.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What can be known of the deployment files without a container engine. */
class DeploymentFilesTest {

    private static final Path ROOT = root();
    private static final String SETTING_PREFIX = "BITCRAPS_";

    /** What {@code init} takes where no port base is named: validator i listens at this port + i. */
    private static final int PORT_BASE = 18_980;

    @Test
    void namesOnlySettingsWithValuesTheyTake() {
        List<String> problems = new ArrayList<>();

        programs()
                .forEach((node, service) -> settings(service).forEach((name, value) -> {
                    Setting setting = Setting.valueOf(name);
                    String complaint = setting.kind().complaint(value);
                    if (complaint != null) {
                        problems.add(node + ": " + name + " " + complaint);
                    }
                }));

        assertEquals(List.of(), problems);
    }

    @Test
    void givesEachValidatorTheDirectoryAndThePortOfItsPlace() {
        Map<String, Map<?, ?>> nodes = nodes();

        assertEquals(List.of("node-1", "node-2", "node-3", "node-4"), List.copyOf(nodes.keySet()));
        nodes.forEach((node, service) -> {
            int place = Integer.parseInt(node.substring("node-".length()));
            String port = Integer.toString(PORT_BASE + place);
            assertEquals(port, settings(service).get(Setting.BITCRAPS_PORT.name()), node);
            assertEquals(List.of(".bitcraps/compose/" + node + ":/node"), list(service, "volumes"), node);
        });
    }

    @Test
    void publishesTheQueryNodeAndWhereItSendsWritesToThisMachineOnly() {
        List<String> published = new ArrayList<>();

        programs().forEach((node, service) -> {
            if (service.containsKey("ports")) {
                list(service, "ports").forEach(port -> published.add(node + " " + port));
            }
        });

        assertEquals(List.of("node-1 127.0.0.1:8081:8080", "query 127.0.0.1:8080:8080"), published);
        assertEquals("http://127.0.0.1:8081", queryOption("--write-to"));
        programs()
                .forEach((node, service) ->
                        assertEquals("8080", settings(service).get(Setting.BITCRAPS_API_PORT.name()), node));
    }

    @Test
    void startsTheQueryNodeWithACommandThatParsesAndNamesValidatorsToFollow() {
        String[] command = list(map(services(), "query"), "command").stream()
                .map(String::valueOf)
                .toArray(String[]::new);

        var parsed = Main.commandLine().parseArgs(command).subcommand();

        List<URI> followed = parsed.matchedOptionValue("--follow", List.<URI>of());
        assertEquals("query", parsed.commandSpec().name());
        assertEquals(
                List.of("node-1:8080", "node-2:8080"),
                followed.stream().map(URI::getAuthority).toList());
        followed.forEach(node -> {
            Map<String, String> settings = settings(map(nodes(), node.getHost()));
            assertEquals(Integer.toString(node.getPort()), settings.get(Setting.BITCRAPS_API_PORT.name()));
            assertEquals("0.0.0.0", settings.get(Setting.BITCRAPS_HOST.name()));
        });
    }

    @Test
    void givesTheQueryNodeTheNetworksGenesisAndADirectoryButNoKeys() {
        assertEquals(
                List.of(".bitcraps/compose/genesis.json:/genesis.json:ro", ".bitcraps/compose/query:/query"),
                list(map(services(), "query"), "volumes"));
        assertEquals("/genesis.json", queryOption("--genesis"));
        assertEquals("/query", queryOption("--dir"));
        assertTrue(text("docs/operations.md").contains("mkdir -p .bitcraps/compose/query"), "who makes the directory");
    }

    @Test
    void scrapesEveryNodeAtItsMetricsPort() {
        Map<?, ?> job = (Map<?, ?>)
                list(yaml("docs/deploy/prometheus.yml"), "scrape_configs").getFirst();
        Map<?, ?> targets = (Map<?, ?>) list(job, "static_configs").getFirst();
        List<String> expected = new ArrayList<>();

        programs()
                .forEach((node, service) ->
                        expected.add(node + ":" + settings(service).get(Setting.BITCRAPS_METRICS_PORT.name())));

        assertEquals(expected, list(targets, "targets"));
        assertEquals("/metrics", job.get("metrics_path"));
    }

    @Test
    void knocksAtTheMetricsPortForHealth() {
        programs().forEach((node, service) -> {
            String port = settings(service).get(Setting.BITCRAPS_METRICS_PORT.name());
            String probe =
                    String.valueOf(list(map(service, "healthcheck"), "test").getLast());
            assertTrue(probe.contains("/dev/tcp/127.0.0.1/" + port + ";"), node + ": " + probe);
            assertTrue(probe.contains("GET /ready HTTP/1.0\\r\\n\\r\\n"), node + ": " + probe);
        });
    }

    @Test
    void connectsTheReadModelToTheDatabaseThatIsStarted() {
        URI url = URI.create(Objects.requireNonNull(
                settings(map(services(), "query")).get(Setting.BITCRAPS_DATABASE_URL.name()), "a database URL"));
        Map<?, ?> database = map(map(services(), url.getHost()), "environment");

        assertEquals(database.get("POSTGRES_USER") + ":" + database.get("POSTGRES_PASSWORD"), url.getUserInfo());
        assertEquals("/" + database.get("POSTGRES_DB"), url.getPath());
        assertEquals(5432, url.getPort());
    }

    @Test
    void runsTheJarInAContainerAsTheLauncherDoes() {
        String launcher = text("bitcraps");
        String dockerfile = text("docs/deploy/Dockerfile");
        Matcher options =
                Pattern.compile("(?s)options=\"\\$collector (.*?)\\$\\{").matcher(launcher);
        assertTrue(options.find(), "the launcher's options");
        List<String> flags = List.of(options.group(1).strip().split("\\s+"));

        assertTrue(flags.size() >= 6, () -> "flags of the launcher: " + flags);
        flags.forEach(flag -> assertTrue(dockerfile.contains("\"" + flag + "\""), flag));
        assertTrue(launcher.contains("/mesh-node-0.1.0.jar"), "the launcher's jar");
        assertTrue(dockerfile.contains("COPY mesh-node-0.1.0.jar /app/"), "the image's jar");
    }

    private static String queryOption(String name) {
        List<?> command = list(map(services(), "query"), "command");
        return String.valueOf(command.get(command.indexOf(name) + 1));
    }

    /** The validators and the query node. */
    private static Map<String, Map<?, ?>> programs() {
        Map<String, Map<?, ?>> programs = new TreeMap<>(nodes());
        programs.put("query", map(services(), "query"));
        return programs;
    }

    private static Map<String, Map<?, ?>> nodes() {
        Map<String, Map<?, ?>> nodes = new TreeMap<>();
        services().forEach((name, service) -> {
            if (String.valueOf(name).startsWith("node-")) {
                nodes.put(String.valueOf(name), (Map<?, ?>) service);
            }
        });
        return nodes;
    }

    private static Map<?, ?> services() {
        return map(yaml("docker-compose.yml"), "services");
    }

    private static Map<String, String> settings(Map<?, ?> service) {
        Map<String, String> settings = new TreeMap<>();
        map(service, "environment").forEach((name, value) -> {
            if (String.valueOf(name).startsWith(SETTING_PREFIX)) {
                settings.put(String.valueOf(name), String.valueOf(value));
            }
        });
        return settings;
    }

    private static Map<?, ?> map(Map<?, ?> parent, String name) {
        return (Map<?, ?>) Objects.requireNonNull(parent.get(name), name);
    }

    private static List<?> list(Map<?, ?> parent, String name) {
        return (List<?>) Objects.requireNonNull(parent.get(name), name);
    }

    private static Map<?, ?> yaml(String file) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text(file));
    }

    private static String text(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tests run in their module's directory or in the reactor's. */
    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("docker-compose.yml"))
                ? here
                : Objects.requireNonNull(here.getParent(), "a module has a parent directory");
    }
}
