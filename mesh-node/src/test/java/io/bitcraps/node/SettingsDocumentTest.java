package io.bitcraps.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

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

        assertTrue(document.contains("\n| `" + setting + "` | " + byDefault + " | "), setting::name);
    }
}
