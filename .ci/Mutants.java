import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Makes each fault of docs/mutations in a copy of the file it is in, compiles that file alone, and runs the tests that are
 * to notice: each must fail, and pass without the fault. {@code .ci/mutants} calls it when all modules are compiled.
 */
public final class Mutants {

    private static final List<String> MODULES = List.of("events", "command-side", "query-side", "mesh-node");
    private static final Path WORK = Path.of("target/mutants");
    private static final int LONGEST_S = 180;
    private static final int PASSED = 0;
    private static final int FAILED = 1;

    /** Old text, found once whatever its white space, and what takes its place. */
    record Edit(Path file, String old, String now) {}

    /** A test class, or some methods of it. */
    record Test(String module, String className, String method) {
        String text() {
            String simple = className.substring(className.lastIndexOf('.') + 1);
            return method.isEmpty() ? simple : simple + "." + method;
        }
    }

    record Mutant(String name, String sentence, List<Edit> edits, List<Test> tests) {}

    private final String console;
    private final Map<String, String> classPaths = new TreeMap<>();

    private Mutants(String console) throws IOException {
        this.console = console;
        for (String module : MODULES) {
            String path = Files.readString(Path.of(module, "target/test.classpath")).strip();
            classPaths.put(module, module + "/target/test-classes:" + module + "/target/classes:" + path);
        }
    }

    /** @param args the JAR that runs tests, then words of the names of mutants to run; all, if there are none */
    public static void main(String[] args) throws Exception {
        Mutants mutants = new Mutants(args[0]);
        List<String> words = Arrays.asList(args).subList(1, args.length);
        List<Mutant> all = mutants.all().stream()
                .filter(mutant -> words.isEmpty() || words.stream().anyMatch(mutant.name::contains))
                .toList();
        mutants.requirePassing(all);
        int survivors = 0;
        for (Mutant mutant : all) {
            survivors += mutants.survives(mutant) ? 1 : 0;
        }
        System.out.printf("%d faults, %d not noticed%n", all.size(), survivors);
        System.exit(all.isEmpty() || survivors > 0 ? 1 : 0);
    }

    private List<Mutant> all() throws IOException {
        List<Mutant> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("docs/mutations"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".txt")).sorted().toList()) {
                for (String paragraph : Files.readString(file).split("\n\n+")) {
                    if (!paragraph.isBlank() && !paragraph.startsWith("#")) {
                        all.add(parse(paragraph.strip()));
                    }
                }
            }
        }
        return all;
    }

    private static Mutant parse(String paragraph) throws IOException {
        List<String> lines = paragraph.lines().toList();
        String[] title = lines.getFirst().split(": ", 2);
        List<Edit> edits = new ArrayList<>();
        List<Test> tests = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("in ")) {
                edits.add(new Edit(source(line.substring(3)), "", ""));
            } else if (line.startsWith("by ")) {
                tests.add(test(line.substring(3)));
            } else {
                Edit edit = edits.removeLast();
                String text = line.substring(1) + "\n";
                edits.add(
                        switch (line.charAt(0)) {
                            case '-' -> new Edit(edit.file, edit.old + text, edit.now);
                            case '+' -> new Edit(edit.file, edit.old, edit.now + text);
                            default -> throw new IllegalArgumentException("what is this: " + line);
                        });
            }
        }
        if (title.length != 2 || edits.isEmpty() || tests.isEmpty()) {
            throw new IllegalArgumentException("no name, edit or test: " + paragraph);
        }
        return new Mutant(title[0], title[1], edits, tests);
    }

    private static Path source(String className) throws IOException {
        return find("main", className.replace('.', '/') + ".java");
    }

    private static Test test(String text) throws IOException {
        String[] parts = text.split("[.]");
        Path file = find("test", parts[0] + ".java");
        String module = file.getName(0).toString();
        String path = Path.of(module, "src/test/java").relativize(file).toString();
        return new Test(
                module,
                path.substring(0, path.length() - ".java".length()).replace('/', '.'),
                parts.length == 1 ? "" : parts[1]);
    }

    /** The one file of main or test code with this name. */
    private static Path find(String kind, String name) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Path.of(module, "src", kind, "java"))) {
                files.filter(file -> file.endsWith(name)).forEach(found::add);
            }
        }
        if (found.size() != 1) {
            throw new IllegalArgumentException(name + " is not one file: " + found);
        }
        return found.getFirst();
    }

    /** A test that fails anyway would notice everything. */
    private void requirePassing(List<Mutant> mutants) throws Exception {
        Map<String, List<Test>> byModule = mutants.stream()
                .flatMap(mutant -> mutant.tests.stream())
                .distinct()
                .collect(Collectors.groupingBy(Test::module, LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<String, List<Test>> module : byModule.entrySet()) {
            int code = run(module.getKey(), "", module.getValue(), LONGEST_S * module.getValue().size());
            if (code != PASSED) {
                System.err.printf("%s: tests do not pass without a fault, see %s%n", module.getKey(), log());
                System.exit(1);
            }
        }
    }

    private boolean survives(Mutant mutant) throws Exception {
        Path classes = compiled(mutant);
        List<String> missed = new ArrayList<>();
        long start = System.nanoTime();
        for (Test test : mutant.tests) {
            int code = run(test.module, classes + ":", List.of(test), LONGEST_S);
            if (code != FAILED) {
                missed.add(test.text() + (code == PASSED ? " passes" : " does not run, see " + log()));
            }
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        String where = mutant.edits.stream()
                .map(edit -> edit.file.getFileName().toString().replace(".java", ""))
                .distinct()
                .collect(Collectors.joining(", "));
        String tests = mutant.tests.stream().map(Test::text).collect(Collectors.joining(", "));
        System.out.printf(
                "| %s | %s | %s |%s%n",
                mutant.sentence,
                where,
                tests,
                missed.isEmpty() ? " " + seconds + " s" : " NOT NOTICED (" + mutant.name + "): " + missed);
        return !missed.isEmpty();
    }

    /** The faulty classes in a folder of their own, which goes before all others. */
    private Path compiled(Mutant mutant) throws IOException {
        Path folder = WORK.resolve(mutant.name);
        clear(folder);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Map<Path, String> texts = new LinkedHashMap<>();
        for (Edit edit : mutant.edits) {
            String text = texts.containsKey(edit.file) ? texts.get(edit.file) : Files.readString(edit.file);
            texts.put(edit.file, edited(text, edit, mutant.name));
        }
        Set<String> modules = new TreeSet<>();
        List<String> command = new ArrayList<>(List.of("-nowarn", "-proc:none", "-parameters", "-d", classes.toString()));
        for (Map.Entry<Path, String> text : texts.entrySet()) {
            Path copy = folder.resolve(text.getKey().getFileName());
            Files.writeString(copy, text.getValue());
            command.add(copy.toString());
            modules.add(text.getKey().getName(0).toString());
        }
        command.addAll(List.of(
                "-cp", modules.stream().map(classPaths::get).collect(Collectors.joining(":"))));
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException(mutant.name + " does not compile");
        }
        return classes;
    }

    private static String edited(String text, Edit edit, String name) {
        List<Integer> places = new ArrayList<>(); // of the characters that are no white space
        StringBuilder dense = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                places.add(i);
                dense.append(text.charAt(i));
            }
        }
        String old = edit.old.replaceAll("\\s", "");
        int at = dense.indexOf(old);
        if (at < 0 || dense.indexOf(old, at + 1) >= 0) {
            throw new IllegalArgumentException(name + ": in " + edit.file + " not once: " + edit.old);
        }
        return text.substring(0, places.get(at)) + edit.now + text.substring(places.get(at + old.length() - 1) + 1);
    }

    private static Path log() {
        return WORK.resolve("last.log");
    }

    private int run(String module, String before, List<Test> tests, int longestS) throws Exception {
        String classPath = Stream.of((before + classPaths.get(module) + ":" + console).split(File.pathSeparator))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Daxoniq.update-checker.disabled=true",
                "-cp",
                classPath,
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--disable-banner",
                "--details=tree",
                "--fail-if-no-tests"));
        for (Test test : tests) {
            command.add("-c=" + test.className);
            command.add("--include-methodname=" + test.className + "#" + (test.method.isEmpty() ? ".*" : test.method));
        }
        Files.createDirectories(WORK);
        Process process = new ProcessBuilder(command)
                .directory(new File(module))
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        if (!process.waitFor(longestS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            return -1;
        }
        return process.exitValue();
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
