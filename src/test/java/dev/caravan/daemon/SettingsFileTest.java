package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsFileTest {
    @Test
    void remembersTheLineOfEachSetting() throws IOException {
        Map<String, SettingsFile.Entry> read = SettingsFile.parse("# one\n\na.b = 1\r\nc: {{env:X}}\n");

        assertThat(read)
                .containsOnly(
                        Map.entry("a.b", new SettingsFile.Entry("1", 3, 0)),
                        Map.entry("c", new SettingsFile.Entry("{{env:X}}", 4, 0)));
    }

    @Test
    void joinsContinuedLinesAsJavaDoes() throws IOException {
        Map<String, SettingsFile.Entry> read =
                SettingsFile.parse("a = one \\\n   two\n# not continued \\\nb = 2\\\\\nc = 3");

        assertThat(read)
                .containsOnly(
                        Map.entry("a", new SettingsFile.Entry("one two", 1, 0)),
                        Map.entry("b", new SettingsFile.Entry("2\\", 4, 0)),
                        Map.entry("c", new SettingsFile.Entry("3", 5, 0)));
    }

    @Test
    void notesWhereASettingStoodBefore() throws IOException {
        assertThat(SettingsFile.parse("a = 1\nb = 2\na = 3\n")).containsEntry("a", new SettingsFile.Entry("3", 3, 1));
    }

    @Test
    void readsChineseTextAndSkipsAByteOrderMark() throws IOException {
        assertThat(SettingsFile.parse("\uFEFFa = 仓库\n")).containsEntry("a", new SettingsFile.Entry("仓库", 1, 0));
    }
}
