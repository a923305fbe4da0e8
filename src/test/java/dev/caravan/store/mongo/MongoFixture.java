package dev.caravan.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.caravan.store.MovableClock;
import dev.caravan.store.Store;
import dev.caravan.store.StoreFixture;
import java.time.Duration;

/** A store over the wire on a server, with a database of its own and a clock that a test moves. */
final class MongoFixture implements StoreFixture, AutoCloseable {
    private final MovableClock clock = new MovableClock();
    private final MongoClient client;
    private final MongoDatabase database;
    private final Store store;

    MongoFixture(String url) {
        ConnectionString address = MongoStores.address(url, null, null);
        client = MongoClients.create(address);
        database = client.getDatabase(address.getDatabase());
        store = MongoStores.open(address, true, any -> clock::millis);
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public void advance(Duration duration) {
        clock.advance(duration);
    }

    @Override
    public void checkInvariants(long caseId) {
        new MongoInvariants(database, store, caseId).verify();
    }

    MongoDatabase database() {
        return database;
    }

    /** Removes the database, which may be one of many on somebody's server. */
    @Override
    public void close() {
        store.close();
        database.drop();
        client.close();
    }
}
