package io.bitcraps.command.consensus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Lines of hex digits that pin a format. */
final class Golden {

    private Golden() {}

    static List<String> lines(String name) {
        try (var in = Golden.class.getResourceAsStream("/golden/consensus/" + name + ".hex")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
