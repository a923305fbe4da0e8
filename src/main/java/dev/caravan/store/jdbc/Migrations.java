package dev.caravan.store.jdbc;

import dev.caravan.store.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.migration.JavaMigration;

/** Makes and updates Caravan's tables, beside whatever else the schema holds: own prefix, own history table. */
final class Migrations {
    private static final String HISTORY = "caravan_schema_history";
    private static final String VERSIONS =
            "SELECT version FROM " + HISTORY + " WHERE version IS NOT NULL AND success" + " ORDER BY installed_rank";

    private final String shown;
    private final DataSource source;
    private final String folder;
    private final Map<String, String> placeholders;

    Migrations(String shown, DataSource source, String folder) {
        this(shown, source, folder, Map.of());
    }

    /**
     * @param placeholders what stands for {@code ${name}} in the files
     */
    Migrations(String shown, DataSource source, String folder, Map<String, String> placeholders) {
        this.shown = shown;
        this.source = source;
        this.folder = folder;
        this.placeholders = placeholders;
    }

    /** Makes what is missing; a process that means to stay refuses what a newer version has made. */
    void bring(OpenMode mode) {
        int version = version();
        if (mode == OpenMode.EXCLUSIVE) {
            refuseNewer(version);
        }
        if (version < MigrationFiles.NEWEST) {
            migrate();
        }
    }

    /** The schema's version; 0 when there is none yet. */
    int version() {
        try (Connection connection = source.getConnection()) {
            return hasHistory(connection) ? newest(connection) : 0;
        } catch (SQLException e) {
            throw new StoreException(
                    "The store " + shown + " could not be opened: " + e.getMessage() + ". "
                            + SqlFailure.of(e).advice(),
                    e);
        }
    }

    private static boolean hasHistory(Connection connection) throws SQLException {
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(connection.getCatalog(), connection.getSchema(), HISTORY, new String[] {"TABLE"})) {
            return tables.next();
        }
    }

    private static int newest(Connection connection) throws SQLException {
        int newest = 0;
        try (Statement statement = connection.createStatement();
                ResultSet versions = statement.executeQuery(VERSIONS)) {
            while (versions.next()) {
                newest = Math.max(newest, Integer.parseInt(versions.getString(1)));
            }
        }
        return newest;
    }

    /** Brings the schema to the newest version. Processes that start together wait for each other. */
    void migrate() {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(source)
                    .table(HISTORY)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .placeholders(placeholders)
                    .resourceProvider(new MigrationFiles(folder))
                    .javaMigrationClassProvider(List::<Class<? extends JavaMigration>>of)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StoreException(
                    "The tables of the store " + shown + " could not be made or updated: " + e.getMessage()
                            + " The user needs the right to create tables in the schema.",
                    e);
        }
    }

    /** A daemon must not write with rules that a newer version has changed. */
    void refuseNewer(int version) {
        if (version > MigrationFiles.NEWEST) {
            throw new StoreException("The store " + shown + " has tables of version " + version
                    + ", made by a newer Caravan; this one knows version " + MigrationFiles.NEWEST
                    + ". Run the newer Caravan, or use another caravan.store.url.");
        }
    }
}
