package dev.caravan.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenFilesTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsThereStaysWhenTheNewTextCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("mapping.yaml"), "mine");
        Files.createDirectories(folder.resolve("mapping.yaml.tmp/full"));
        WrittenFiles files = new WrittenFiles(folder);

        assertThatThrownBy(() -> files.write("mapping.yaml", "new")).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> files.append("mapping.yaml", "new")).isInstanceOf(ConfigException.class);

        assertThat(file).hasContent("mine");
        assertThat(folder.resolve("mapping.yaml.old")).doesNotExist();
    }

    @Test
    void aFileThatIsAddedToKeepsItsReaders() throws IOException {
        Path file = Files.writeString(folder.resolve("caravan.properties"), "a = 1");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        new WrittenFiles(folder).append("caravan.properties", "b = 2\n");

        assertThat(file).hasContent("a = 1\nb = 2\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("caravan.properties.tmp")).doesNotExist();
    }
}
