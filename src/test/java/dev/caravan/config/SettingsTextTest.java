package dev.caravan.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTextTest {
    @Test
    void remembersTheLineOfEachSetting() {
        Map<String, SettingsText.Entry> read =
                SettingsText.parse("caravan.properties", "# one\n\na.b = 1\r\nc: {{env:X}}\n");

        assertThat(read)
                .containsOnly(
                        Map.entry("a.b", new SettingsText.Entry("1", 3, 0)),
                        Map.entry("c", new SettingsText.Entry("{{env:X}}", 4, 0)));
    }

    @Test
    void joinsContinuedLinesAsJavaDoes() {
        Map<String, SettingsText.Entry> read =
                SettingsText.parse("caravan.properties", "a = one \\\n   two\n# not continued \\\nb = 2\\\\\nc = 3");

        assertThat(read)
                .containsOnly(
                        Map.entry("a", new SettingsText.Entry("one two", 1, 0)),
                        Map.entry("b", new SettingsText.Entry("2\\", 4, 0)),
                        Map.entry("c", new SettingsText.Entry("3", 5, 0)));
    }

    @Test
    void saysInWhichLineABackslashIsMeant() {
        assertThatThrownBy(() -> SettingsText.parse("caravan.properties", "a = 1\nb.password = abc\\users\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("caravan.properties:2:1: ")
                .hasMessageContaining("write \\\\ for a backslash")
                .hasMessageNotContaining("sers");
    }

    @Test
    void notesWhereASettingStoodBefore() {
        assertThat(SettingsText.parse("caravan.properties", "a = 1\nb = 2\na = 3\n"))
                .containsEntry("a", new SettingsText.Entry("3", 3, 1));
    }

    @Test
    void readsChineseTextAndSkipsAByteOrderMark() {
        assertThat(SettingsText.parse("caravan.properties", "\uFEFFa = 仓库\n"))
                .containsEntry("a", new SettingsText.Entry("仓库", 1, 0));
    }
}
