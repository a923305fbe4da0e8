package dev.caravan.connection.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.caravan.connection.ConnectionException;
import dev.caravan.connection.ConnectionSettings;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Opens clients of a MongoDB server as a connection's settings say. Pure. */
public final class MongoServer {
    private MongoServer() {}

    /**
     * A client, which connects when it is first used.
     *
     * @throws ConnectionException ({@code FAIL}) when the URL is missing or malformed
     */
    public static MongoClient open(ConnectionSettings settings) {
        String url = settings.value("url");
        if (url.isEmpty()) {
            throw ConnectionException.refused(
                    "url is missing",
                    "set caravan.connection." + settings.name() + ".url, or bind a MongoClient bean named "
                            + settings.name());
        }
        ConnectionString address = address(url);
        MongoClientSettings.Builder client = MongoClientSettings.builder()
                .applyConnectionString(address)
                .applicationName("caravan")
                .applyToClusterSettings(cluster ->
                        cluster.serverSelectionTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(
                                settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(settings.pageTimeout().toMillis(), TimeUnit.MILLISECONDS));
        if (!settings.value("username").isEmpty()) {
            client.credential(MongoCredential.createCredential(
                    settings.value("username"),
                    Objects.requireNonNullElse(address.getDatabase(), "admin"),
                    settings.value("password").toCharArray()));
        }
        return MongoClients.create(client.build());
    }

    /** The database that is read and written, by the settings or the URL. */
    static String database(ConnectionSettings settings) {
        String own = settings.value("database");
        String url = settings.value("url");
        String named = own.isEmpty() && !url.isEmpty() ? inUrl(url) : own;
        if (named == null || named.isEmpty()) {
            throw ConnectionException.refused(
                    "the url names no database", "write mongodb://host/<database>, or set database");
        }
        return named;
    }

    private static @Nullable String inUrl(String url) {
        return address(url).getDatabase();
    }

    /** The driver's own message may show the password. */
    private static ConnectionString address(String url) {
        try {
            return new ConnectionString(url);
        } catch (IllegalArgumentException malformed) {
            throw ConnectionException.refused(
                    "url is not a MongoDB address", "write it as mongodb://user:password@host:27017/database");
        }
    }
}
