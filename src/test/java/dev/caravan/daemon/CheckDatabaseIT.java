package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code caravan check} for connections that are not HTTP. */
class CheckDatabaseIT {
    @TempDir
    private Path folder;

    private CommandWorld.Outcome check(String... settings) throws IOException {
        try (CommandWorld world = new CommandWorld(folder, 1)) {
            Files.writeString(
                    world.routes().resolve("caravan.properties"),
                    String.join("\n", settings) + "\n",
                    StandardOpenOption.APPEND);
            return world.caravan("check", "erpdb");
        }
    }

    @Test
    void aDatabaseThatAnswersWorks() throws IOException {
        CommandWorld.Outcome outcome = check(
                "caravan.connection.erpdb.vendor = jdbc",
                "caravan.connection.erpdb.url = jdbc:sqlite:" + folder.resolve("erp.db"));
        assertThat(outcome.all()).contains("Connection erpdb (数据库 (JDBC)) works 正常: ping was answered well.");
        assertThat(outcome.code()).isZero();
    }

    @Test
    void whatIsWrongWithADatabaseIsSaidInOneSentence() throws IOException {
        CommandWorld.Outcome outcome = check(
                "caravan.connection.erpdb.vendor = jdbc",
                "caravan.connection.erpdb.url = jdbc:postgresql://127.0.0.1:1/erp?password=Geheim1234",
                "caravan.connection.erpdb.connect-timeout = 3s",
                "caravan.connection.erpdb.attempts = 1");
        assertThat(outcome.all())
                .contains("does not work 不可用: ping: Connection to 127.0.0.1:1 refused")
                .contains("; check that the database server runs and can be reached")
                .doesNotContain("Geheim1234");
        assertThat(outcome.code()).isEqualTo(1);
    }

    @Test
    void aSlipInItsSettingsIsFound() throws IOException {
        CommandWorld.Outcome outcome = check(
                "caravan.connection.erpdb.vendor = jdbc",
                "caravan.connection.erpdb.url = jdbc:sqlite:x.db",
                "caravan.connection.erpdb.zone = Asia/Shanhai",
                "caravan.connection.erpdb.usrname = x");
        assertThat(outcome.all()).contains("usrname").contains("did you mean").contains("username");
        assertThat(outcome.code()).isEqualTo(1);
    }
}
