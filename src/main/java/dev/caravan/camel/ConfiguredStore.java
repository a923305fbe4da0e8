package dev.caravan.camel;

import dev.caravan.store.Store;
import dev.caravan.store.jdbc.JdbcStores;
import dev.caravan.store.jdbc.OpenMode;
import dev.caravan.store.mongo.MongoStores;
import java.time.Clock;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;

/**
 * Opens the store that the settings name: a bean {@code #name} of the registry, a JDBC URL, or the URL of a MongoDB
 * database.
 */
final class ConfiguredStore {
    private ConfiguredStore() {}

    static Store open(CamelContext context, CaravanSettings settings, Clock clock) {
        String url = settings.text("store.url");
        OpenMode mode = context.getRegistry().findSingleByType(OpenMode.class);
        OpenMode chosen = mode == null ? OpenMode.EXCLUSIVE : mode;
        if (url.startsWith("#")) {
            DataSource source = context.getRegistry().lookupByNameAndType(url.substring(1), DataSource.class);
            if (source == null) {
                throw new CaravanException(
                        "setting caravan.store.url: the registry has no DataSource named \"" + url.substring(1) + "\"");
            }
            return JdbcStores.open(source, clock, chosen);
        }
        String user = settings.find("store.username").orElse(null);
        String password = settings.find("store.password").orElse(null);
        return MongoStores.isAddress(url)
                ? MongoStores.open(url, user, password, clock, chosen == OpenMode.EXCLUSIVE)
                : JdbcStores.open(url, user, password, clock, chosen);
    }
}
