package dev.caravan.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.caravan.store.Store;
import dev.caravan.store.StoreException;
import dev.caravan.store.rules.Drivers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Opens stores on MongoDB; makes indexes on the collections {@code caravan_…}. No error shows credentials. */
public final class MongoStores {
    private static final int SECONDS_TO_CONNECT = 10;
    private static final int SECONDS_TO_ANSWER = 60;

    private MongoStores() {}

    /** True for addresses that {@link #open} takes. */
    public static boolean isAddress(String url) {
        String lower = url.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("mongodb://") || lower.startsWith("mongodb+srv://");
    }

    /**
     * Opens the store at a URL. Leases and due times go by the server's clock.
     *
     * @param url {@code mongodb://host/database} with any of the driver's options
     * @param user null when the URL says it, or when the server asks for none
     * @param password null when the URL says it, or when the server asks for none
     * @param clock of this process, set right by the server's
     * @param stays true for a process that runs cases: it refuses what a newer version has made
     * @throws StoreException when it cannot be opened, a sentence with what to do
     */
    public static Store open(String url, @Nullable String user, @Nullable String password, Clock clock, boolean stays) {
        Drivers.require("com.mongodb.client.MongoClients", "org.mongodb:mongodb-driver-sync");
        return open(
                address(url, user, password),
                stays,
                database -> new ServerTime(clock, () -> serverMillis(database), System::nanoTime));
    }

    static Store open(ConnectionString address, boolean stays, Time time) {
        String shown = shown(address);
        MongoClient client = MongoClients.create(settings(address));
        Store opened = null;
        try {
            MongoDatabase database = client.getDatabase(Objects.requireNonNull(address.getDatabase()));
            Documents timeless = new Documents(shown, database, () -> 0);
            LongSupplier now = timeless.again("be reached", () -> time.of(database));
            Documents documents = new Documents(shown, database, now);
            new Schema(documents).bring(stays);
            opened = new MongoStore(client, documents);
            return opened;
        } finally {
            if (opened == null) {
                client.close();
            }
        }
    }

    /** How the present is known; a test may move it. */
    @FunctionalInterface
    interface Time {
        LongSupplier of(MongoDatabase database);
    }

    private static MongoClientSettings settings(ConnectionString address) {
        return MongoClientSettings.builder()
                .applicationName("caravan")
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(SECONDS_TO_CONNECT, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(SECONDS_TO_CONNECT, TimeUnit.SECONDS)
                        .readTimeout(SECONDS_TO_ANSWER, TimeUnit.SECONDS))
                .applyConnectionString(address)
                .build();
    }

    static ConnectionString address(String url, @Nullable String user, @Nullable String password) {
        String whole = url.strip();
        if (user != null && !user.isEmpty()) {
            String login = encoded(user) + ":" + encoded(password == null ? "" : password) + "@";
            whole = whole.replaceFirst("//", "//" + login);
        }
        ConnectionString address;
        try {
            address = new ConnectionString(whole);
        } catch (IllegalArgumentException e) {
            throw new StoreException("The store URL is no MongoDB address; expected mongodb://<host>/<database>."
                    + " Special characters of a user or password are written as a % with two digits there. Set caravan.store.url, or"
                    + " give them as caravan.store.username and caravan.store.password.");
        }
        if (address.getDatabase() == null) {
            throw new StoreException("The store URL " + shown(address) + " names no database; expected"
                    + " mongodb://<host>/<database>. Set caravan.store.url.");
        }
        return address;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String shown(ConnectionString address) {
        String database = address.getDatabase();
        return "mongodb://" + String.join(",", address.getHosts()) + "/" + (database == null ? "" : database);
    }

    /** {@code isMaster} rather than {@code hello}: every server knows it, and so do those that stand in for one. */
    private static long serverMillis(MongoDatabase database) {
        Date time = database.runCommand(new Document("isMaster", 1)).getDate("localTime");
        return time.getTime();
    }
}
