package dev.caravan.store.jdbc;

import static dev.caravan.store.Rows.row;
import static dev.caravan.store.Rows.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.caravan.store.NoStoreException;
import dev.caravan.store.Store;
import dev.caravan.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class SqliteOpeningTest {
    private Path file;
    private String url;

    @BeforeEach
    void chooseFile(@TempDir Path folder) {
        file = folder.resolve("a folder/数据/caravan.db");
        url = "jdbc:sqlite:" + file;
    }

    private Store open(OpenMode mode) {
        return JdbcStores.open(url, null, null, Clock.systemUTC(), mode);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void makesFoldersAndKeepsWhatWasStored() {
        try (Store store = open(OpenMode.EXCLUSIVE)) {
            assertThat(store.isExclusive()).isTrue();
            store.records().stage(store.cases().idOf("one"), List.of(row("A", "1")), false);
        }
        try (Store store = open(OpenMode.EXCLUSIVE)) {
            assertThat(store.records().find(store.cases().idOf("one"), "A")).isPresent();
        }
    }

    @Test
    void aSecondDaemonIsToldWhichFileAndProcessAndWhatToDo() {
        try (Store store = open(OpenMode.EXCLUSIVE)) {
            assertThat(store.isExclusive()).isTrue();
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> open(OpenMode.EXCLUSIVE))
                    .withMessageContaining("caravan.db.lock")
                    .withMessageContaining("caravan.store.url");
        }
        open(OpenMode.EXCLUSIVE).close();
    }

    @Test
    void anOperatorsCommandWorksBesideTheDaemon() {
        try (Store daemon = open(OpenMode.EXCLUSIVE);
                Store command = open(OpenMode.SHARED)) {
            assertThat(command.isExclusive()).isFalse();
            long caseId = daemon.cases().idOf("one");
            daemon.records().stage(caseId, rows(3, "1"), false);
            assertThat(command.records().counts(caseId).total()).isEqualTo(3);
            command.records()
                    .redeliver(
                            caseId,
                            List.of(command.records()
                                    .find(caseId, "K0")
                                    .orElseThrow()
                                    .id()));
            assertThat(daemon.records().find(caseId, "K0").orElseThrow().version())
                    .isEqualTo(2);
        }
    }

    @Test
    void anOperatorsCommandMakesNoStore() {
        assertThatExceptionOfType(NoStoreException.class)
                .isThrownBy(() -> open(OpenMode.SHARED))
                .withMessageContaining("There is no store at " + file);
        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void anOperatorsCommandMakesTheTablesWhenNobodyHas() throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.createFile(file);
        try (Store command = open(OpenMode.SHARED);
                Store daemon = open(OpenMode.EXCLUSIVE)) {
            assertThat(command.cases().all()).isEmpty();
            assertThat(daemon.isExclusive()).isTrue();
        }
    }

    @Test
    void aStoreOfANewerCaravanIsOnlyLookedAt() throws SQLException {
        open(OpenMode.EXCLUSIVE).close();
        execute("UPDATE caravan_schema_history SET version = '99' WHERE version = '1'");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> open(OpenMode.EXCLUSIVE))
                .withMessageContaining("newer Caravan")
                .withMessageContaining("99");
        open(OpenMode.SHARED).close();
    }

    @Test
    void aFileThatIsNoDatabaseIsAnErrorAndFreesTheLock() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder == null ? file : folder);
        Files.writeString(file, "this is a letter, not a database. ".repeat(100));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> open(OpenMode.EXCLUSIVE))
                .withMessageContaining("caravan.db")
                .withMessageContaining("damaged");
        Files.delete(file);
        open(OpenMode.EXCLUSIVE).close();
    }

    @Test
    void livesInTheDatabaseOfAnApplicationThatHasTablesOfItsOwn() throws SQLException {
        Path folder = file.toAbsolutePath().getParent();
        assertThat(folder).isNotNull();
        assertThat(file.toFile().getParentFile().mkdirs()).isTrue();
        execute("CREATE TABLE flyway_schema_history (x TEXT)");
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(url);
        try (Store store = JdbcStores.open(source, Clock.systemUTC(), OpenMode.EXCLUSIVE)) {
            long caseId = store.cases().idOf("one");
            store.records().stage(caseId, rows(3, "1"), false);
            assertThat(store.records().counts(caseId).total()).isEqualTo(3);
            assertThatExceptionOfType(StoreException.class).isThrownBy(() -> open(OpenMode.EXCLUSIVE));
        }
        execute("INSERT INTO flyway_schema_history VALUES ('still here')");
    }

    @Test
    void commitsAreDurable() throws SQLException {
        open(OpenMode.EXCLUSIVE).close();
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(url);
        try (SqliteDatabase database = SqliteDatabase.open(url, source, new SqliteDialect(Clock.systemUTC()))) {
            assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(database, "synchronous")).as("FULL").isEqualTo("2");
            assertThat(pragma(database, "busy_timeout")).isEqualTo("30000");
        }
    }

    private static String pragma(Database database, String name) {
        return database.write("ask", session -> session.first("PRAGMA " + name, row -> row.getString(1))
                .orElseThrow());
    }

    @Test
    void aFullDiskIsSaidAndLosesNothing() throws SQLException {
        open(OpenMode.EXCLUSIVE).close();
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(url);
        SqliteDatabase database = SqliteDatabase.open(url, source, new SqliteDialect(Clock.systemUTC()));
        try (Store store = new JdbcStore(database, null)) {
            long caseId = store.cases().idOf("one");
            store.records().stage(caseId, rows(3, "1"), false);
            limit(database, "page_count");
            String large = "x".repeat(100_000);
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.records().stage(caseId, rows(50, large), false))
                    .withMessageContaining("could not stage 50 records")
                    .withMessageContaining("disk space");
            assertThat(store.records().find(caseId, "K0").orElseThrow().version())
                    .isEqualTo(1);
            limit(database, "1000000");
            store.records().stage(caseId, rows(50, large), false);
            assertThat(store.records().counts(caseId).total()).isEqualTo(50);
        }
    }

    /** The limit of pages belongs to the writing connection. */
    private static void limit(Database database, String pages) {
        String limit = pages.equals("page_count") ? pragma(database, "page_count") : pages;
        pragma(database, "max_page_count=" + limit);
    }

    @Test
    void anotherProgramsLockIsWaitedFor() throws SQLException, InterruptedException {
        try (Store store = open(OpenMode.EXCLUSIVE);
                Connection other = DriverManager.getConnection(url);
                Statement statement = other.createStatement()) {
            long caseId = store.cases().idOf("one");
            statement.execute("BEGIN IMMEDIATE");
            Thread writer = new Thread(() -> store.records().stage(caseId, rows(3, "1"), false));
            writer.start();
            while (writer.getState() == Thread.State.NEW) {
                Thread.onSpinWait();
            }
            assertThat(store.records().counts(caseId).total()).isZero();
            statement.execute("COMMIT");
            writer.join();
            assertThat(store.records().counts(caseId).total()).isEqualTo(3);
        }
    }
}
