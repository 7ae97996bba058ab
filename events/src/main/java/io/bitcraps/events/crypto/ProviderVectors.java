package io.bitcraps.events.crypto;

import io.bitcraps.events.InvariantViolation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The file of vectors that comes with the program; apart, because it alone touches a stream. */
final class ProviderVectors {

    private static final String RESOURCE = "ed25519-edge.txt";

    private ProviderVectors() {}

    static String text() {
        try (InputStream stream = ProviderVectors.class.getResourceAsStream(RESOURCE)) {
            InvariantViolation.check(stream != null, "the file of Ed25519 vectors is missing: " + RESOURCE);
            return new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("the file of Ed25519 vectors can't be read", e);
        }
    }
}
