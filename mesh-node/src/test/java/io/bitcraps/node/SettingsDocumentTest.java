package io.bitcraps.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bitcraps.node.config.Kind;
import io.bitcraps.node.config.Profile;
import io.bitcraps.node.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/configuration.md, held to the settings there are. */
class SettingsDocumentTest {

    @ParameterizedTest
    @EnumSource
    void documentsEverySettingWithItsDefault(Setting setting) throws IOException {
        String byDefault = setting.byDefault().isEmpty() ? "empty" : setting.byDefault();

        String document = Files.readString(DeploymentFilesTest.root().resolve("docs/configuration.md"));

        assertTrue(document.contains("\n| `" + setting + "` | " + byDefault + " | " + range(setting)), setting::name);
    }

    @ParameterizedTest
    @EnumSource
    void documentsEveryProfileWithWhatItChanges(Profile profile) throws IOException {
        String document = Files.readString(DeploymentFilesTest.root().resolve("docs/configuration.md"));
        String row = document.lines()
                .filter(line -> line.startsWith("| `" + profile.text() + "` | "))
                .findFirst()
                .orElseThrow();

        assertEquals(profile.settings().size(), row.split("BITCRAPS_", -1).length - 1, row);
        profile.settings().forEach((setting, text) -> assertTrue(row.contains("`" + setting + "=" + text + "`"), row));
    }

    private static String range(Setting setting) {
        return setting.kind() instanceof Kind.Whole(long min, long max) ? min + " to " + max + " | " : "";
    }
}
