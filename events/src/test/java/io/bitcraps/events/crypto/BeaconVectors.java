package io.bitcraps.events.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The published beacon vectors: "key = value" lines, made by another implementation. */
public record BeaconVectors(Map<String, String> values) {

    public static BeaconVectors read() {
        try (InputStream stream = BeaconVectors.class.getResourceAsStream("beacon.txt")) {
            if (stream == null) {
                throw new IllegalStateException("beacon.txt is missing");
            }
            Map<String, String> values = new TreeMap<>();
            for (String line : new String(stream.readAllBytes(), StandardCharsets.US_ASCII).split("\n", -1)) {
                int equals = line.indexOf(" = ");
                if (!line.startsWith("#") && equals > 0) {
                    values.put(
                            line.substring(0, equals),
                            line.substring(equals + 3).strip());
                }
            }
            return new BeaconVectors(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalStateException("no vector " + key);
        }
        return value;
    }
}
