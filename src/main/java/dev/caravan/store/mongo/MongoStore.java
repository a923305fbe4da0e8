package dev.caravan.store.mongo;

import com.mongodb.client.MongoClient;
import dev.caravan.model.TokenStore;
import dev.caravan.store.CaseStore;
import dev.caravan.store.CheckpointStore;
import dev.caravan.store.RecordStore;
import dev.caravan.store.RunLog;
import dev.caravan.store.Store;

/** One MongoDB database with everything Caravan keeps. */
final class MongoStore implements Store {
    private final MongoClient client;
    private final RecordStore records;
    private final CheckpointStore checkpoints;
    private final CaseStore cases;
    private final TokenStore tokens;
    private final RunLog runs;

    MongoStore(MongoClient client, Documents documents) {
        this.client = client;
        Readings readings = new Readings(documents);
        PageTakeover takeover = new PageTakeover(documents);
        records = new MongoRecordStore(documents, readings, takeover);
        checkpoints = new MongoCheckpointStore(documents, readings, takeover);
        cases = new MongoCaseStore(documents);
        tokens = new MongoTokenStore(documents);
        runs = new MongoRunLog(documents);
    }

    @Override
    public RecordStore records() {
        return records;
    }

    @Override
    public CheckpointStore checkpoints() {
        return checkpoints;
    }

    @Override
    public CaseStore cases() {
        return cases;
    }

    @Override
    public TokenStore tokens() {
        return tokens;
    }

    @Override
    public RunLog runs() {
        return runs;
    }

    @Override
    public boolean isExclusive() {
        return false;
    }

    @Override
    public void close() {
        client.close();
    }
}
