package io.bitcraps.fuzz;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What `.ci/fuzz` starts: Jazzer calls the two methods that bear its names, once and then with every input. */
public final class Hunt {

    private static @Nullable Decoder hunted;

    private Hunt() {}

    /**
     * Writes the corpus of every decoder of the test classes named into a folder of its own, and prints a line with class
     * and name for each.
     *
     * @param args the folder, then the classes
     */
    public static void main(String[] args) throws Exception {
        for (String testClass : List.of(args).subList(1, args.length)) {
            for (Decoder decoder : decoders(testClass)) {
                write(decoder, Path.of(args[0], decoder.name()));
                System.out.println(testClass + " " + decoder.name());
            }
        }
    }

    private static void write(Decoder decoder, Path folder) throws IOException {
        Files.createDirectories(folder);
        int number = 0;
        for (byte[] input : decoder.corpus()) {
            Files.write(folder.resolve("input-" + number++), input);
        }
    }

    /** @param args a test class and the name of one of its decoders */
    public static void fuzzerInitialize(String[] args) throws Exception {
        hunted = decoders(args[0]).stream()
                .filter(decoder -> decoder.name().equals(args[1]))
                .findFirst()
                .orElseThrow();
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        if (hunted == null) {
            throw new IllegalStateException("no decoder was named");
        }
        hunted.meet(bytes);
    }

    private static List<Decoder> decoders(String testClass) throws Exception {
        Method decoders = Class.forName(testClass).getDeclaredMethod("decoders");
        decoders.setAccessible(true);
        try (Stream<?> all = (Stream<?>) decoders.invoke(null)) {
            return all.map(Decoder.class::cast).toList();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(testClass + " gives no decoders", e.getCause());
        }
    }
}
