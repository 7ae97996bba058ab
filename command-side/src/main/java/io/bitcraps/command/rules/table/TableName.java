package io.bitcraps.command.rules.table;

import io.bitcraps.events.craps.CrapsCodecs;
import java.nio.charset.StandardCharsets;

/** What a table may be called. Asks no table of Unicode's: those grow with the JDK, and validators run different ones. */
final class TableName {

    private TableName() {}

    /** No control characters, and one at least that can be seen. */
    static boolean isValid(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length <= CrapsCodecs.MAX_NAME_BYTES
                && name.codePoints().noneMatch(TableName::isControl)
                && !name.codePoints().allMatch(TableName::isBlank);
    }

    private static boolean isControl(int c) {
        return c < 0x20 || (c >= 0x7f && c < 0xa0);
    }

    /** Spaces, separators, joiners and marks of direction, as Unicode 16 has them; the list stays as it is. */
    private static boolean isBlank(int c) {
        return c == 0x20
                || c == 0xa0
                || c == 0xad
                || c == 0x1680
                || (c >= 0x2000 && c <= 0x200f)
                || (c >= 0x2028 && c <= 0x202f)
                || (c >= 0x205f && c <= 0x206f)
                || c == 0x3000
                || c == 0xfeff;
    }
}
