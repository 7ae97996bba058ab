package io.bitcraps.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents beside the code: links lead somewhere, and the README stays short. */
class DocumentLinksTest {

    private static final Path ROOT = DeploymentFilesTest.root();
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");
    private static final int README_LINES = 120;

    @Test
    void linksOnlyToFilesThatExist() throws IOException {
        List<String> broken = new ArrayList<>();

        for (Path document : documents()) {
            Path directory = Objects.requireNonNull(document.getParent(), "a document is in a directory");
            LINK.matcher(Files.readString(document)).results().forEach(link -> {
                if (!Files.exists(directory.resolve(link.group(1)))) {
                    broken.add(ROOT.relativize(document) + ": " + link.group(1));
                }
            });
        }

        assertEquals(List.of(), broken);
    }

    @Test
    void namesEveryDecisionOnceByItsNumber() throws IOException {
        List<String> numbers;
        try (Stream<Path> files = Files.list(ROOT.resolve("docs/decisions"))) {
            numbers = files.map(file -> String.valueOf(file.getFileName()).substring(0, 4))
                    .sorted()
                    .toList();
        }

        assertEquals(numbers.stream().distinct().toList(), numbers);
        assertTrue(numbers.stream().allMatch(number -> number.matches("[0-9]{4}")), numbers::toString);
        assertTrue(numbers.size() > 1, "there are decisions");
    }

    @Test
    void keepsTheReadmeShort() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("README.md"));

        assertTrue(lines.size() <= README_LINES, () -> "README.md has " + lines.size() + " lines");
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .forEach(documents::add);
        }
        return documents;
    }
}
