package io.bitcraps.node.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a validator can be reached. Only a hint: who answers proves its key.
 *
 * @param who its vote key, or its name in the genesis
 * @param address host and port
 */
public record Hint(String who, String address) {

    private static final Pattern FORM = Pattern.compile("([^@,\\s]+)@([^@,\\s]+):([0-9]{1,5})");

    /** The hints of a list by comma, which may be empty; null if one has not the form. */
    static @Nullable List<Hint> parse(String list) {
        List<Hint> hints = new ArrayList<>();
        if (list.isBlank()) {
            return hints;
        }
        for (String text : list.split(",", -1)) {
            Matcher form = FORM.matcher(text.strip());
            if (!form.matches()) {
                return null;
            }
            int port = Integer.parseInt(form.group(3));
            if (port < 1 || port > 65_535) {
                return null;
            }
            hints.add(new Hint(form.group(1), form.group(2) + ":" + port));
        }
        return hints;
    }
}
