package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published 吉客云仓库 → 星空, imported, does what the case that was written by hand does. */
class ImportedWarehouseCaseIT {
    private static final int WAREHOUSES = 150;

    @TempDir
    private Path imported;

    @TempDir
    private Path handWritten;

    @Test
    void writesTheSameRowsAsTheCaseWrittenByHand() throws IOException {
        Map<String, Map<String, Object>> expected = run(handWritten, CommandWorld.CASE);

        Map<String, Map<String, Object>> written = run(imported, "imported");

        assertThat(expected).isNotEmpty();
        assertThat(written).isEqualTo(expected);
        assertThat(Files.readString(imported.resolve("routes/caravan.properties")))
                .as("the connections are there already")
                .isEqualTo(Files.readString(imported.resolve("settings-before")));
    }

    /** What the target holds after a run, without ids and times, which are its own. */
    private static Map<String, Map<String, Object>> run(Path folder, String caseName) throws IOException {
        try (CommandWorld world = new CommandWorld(folder, WAREHOUSES)) {
            Files.copy(world.routes().resolve("caravan.properties"), folder.resolve("settings-before"));
            if (!caseName.equals(CommandWorld.CASE)) {
                CommandWorld.Outcome outcome = CommandWorld.execute(
                        "import",
                        ImportWorld.example("01").toString(),
                        ImportWorld.example("02").toString(),
                        "--name=" + caseName,
                        "--out=" + world.routes());
                assertThat(outcome.code()).as(outcome.all()).isZero();
            }
            CommandWorld.Outcome once = world.caravan("once", caseName);
            assertThat(once.code()).as(once.all()).isZero();
            assertThat(world.oracle().differences()).isEmpty();
            return world.k3cloud.book().rows();
        }
    }
}
