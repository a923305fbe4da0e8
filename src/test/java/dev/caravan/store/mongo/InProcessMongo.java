package dev.caravan.store.mongo;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of MongoDB's protocol inside the test, started once per JVM. It knows no transactions. */
public final class InProcessMongo {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final MongoServer SERVER = new MongoServer(new MemoryBackend());
    private static final String ADDRESS = SERVER.bindAndGetConnectionString();

    private InProcessMongo() {}

    /** The URL of an empty database of its own. */
    public static String newDatabase() {
        return ADDRESS + "/d" + DATABASES.incrementAndGet();
    }
}
