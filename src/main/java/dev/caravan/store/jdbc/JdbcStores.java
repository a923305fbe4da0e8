package dev.caravan.store.jdbc;

import dev.caravan.store.Store;
import dev.caravan.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens stores on SQL databases. Opening makes or updates the tables ({@code caravan_…}, history in {@code
 * caravan_schema_history}), also in a schema that holds other tables. No error shows credentials.
 */
public final class JdbcStores {
    private JdbcStores() {}

    /**
     * Opens the store at a URL.
     *
     * @param url {@code jdbc:sqlite:<file>} (the folder is made), {@code jdbc:postgresql://host/database}, {@code
     *     jdbc:mariadb://host/database} or {@code jdbc:mysql://host/database}
     * @param user null when the URL says it, or for SQLite
     * @param password null when the URL says it, or for SQLite
     * @param clock decides leases and due times on SQLite; on a server the server's clock does
     * @throws StoreException when it cannot be opened, a sentence with what to do
     */
    public static Store open(String url, @Nullable String user, @Nullable String password, Clock clock, OpenMode mode) {
        StoreAddress address = StoreAddress.of(url);
        return switch (address.kind()) {
            case SQLITE -> SqliteStores.open(address, clock, mode);
            case POSTGRESQL -> PostgresStores.open(address, user, password, mode);
            case MYSQL -> MysqlStores.open(address, user, password, mode);
        };
    }

    /**
     * Opens the store on an embedding application's database. Closing the store leaves the data source open. On SQLite it
     * keeps two of its connections.
     *
     * @param clock decides leases and due times on SQLite; on a server the server's clock does
     * @throws StoreException when it cannot be opened, a sentence with what to do
     */
    public static Store open(DataSource source, Clock clock, OpenMode mode) {
        StoreAddress address = StoreAddress.of(urlOf(source));
        return switch (address.kind()) {
            case SQLITE -> SqliteStores.open(address, source, clock, mode);
            case POSTGRESQL -> PostgresStores.open(address, source, mode);
            case MYSQL -> MysqlStores.open(address, source, mode);
        };
    }

    private static String urlOf(DataSource source) {
        try (Connection connection = source.getConnection()) {
            String url = connection.getMetaData().getURL();
            String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
            return url == null ? "jdbc:" + product + ":" : url;
        } catch (SQLException e) {
            throw new StoreException(
                    "The data source given for the store does not connect: " + e.getMessage() + ". "
                            + SqlFailure.of(e).advice(),
                    e);
        }
    }
}
