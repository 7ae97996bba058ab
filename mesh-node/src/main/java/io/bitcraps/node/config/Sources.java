package io.bitcraps.node.config;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where settings come from; the later components win over the earlier.
 *
 * @param flags by name, as they stand on the command line
 * @param seals opens what stands sealed in the file
 */
public record Sources(
        String profile, @Nullable Path file, Map<String, String> environment, Map<String, String> flags, Seals seals) {

    public Sources {
        environment = Map.copyOf(environment);
        flags = Map.copyOf(flags);
    }

    /** Flags over defaults and nothing else. */
    public static Sources ofFlags(Map<String, String> flags) {
        return new Sources(Profile.DEFAULT.text(), null, Map.of(), flags, Seals.LEFT_CLOSED);
    }
}
