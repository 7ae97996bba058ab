package io.bitcraps.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Files under {@code golden/} pin formats, one value a line. A test that fails here says that a format changed. */
public final class Golden {

    private Golden() {}

    public static List<String> lines(String file) {
        return text(file).lines().toList();
    }

    public static String text(String file) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + file)) {
            if (in == null) {
                throw new IllegalStateException("there is no golden/" + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
