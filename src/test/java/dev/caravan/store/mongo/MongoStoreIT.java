package dev.caravan.store.mongo;

import dev.caravan.store.CaseContract;
import dev.caravan.store.ConcurrencyContract;
import dev.caravan.store.DeliveryContract;
import dev.caravan.store.LargerLeaseContract;
import dev.caravan.store.LookUpContract;
import dev.caravan.store.RecoveryContract;
import dev.caravan.store.StagingContract;
import dev.caravan.store.StorableContract;
import dev.caravan.store.StoreSubject;
import dev.caravan.store.TokenContract;
import dev.caravan.store.WaitingContract;
import dev.caravan.store.WindowContract;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MongoStoreIT
        implements StagingContract,
                StorableContract,
                DeliveryContract,
                LargerLeaseContract,
                RecoveryContract,
                WindowContract,
                CaseContract,
                TokenContract,
                LookUpContract,
                WaitingContract,
                ConcurrencyContract {
    private MongoFixture fixture;
    private StoreSubject subject;

    @BeforeAll
    void open() {
        fixture = new MongoFixture(InProcessMongo.newDatabase());
        subject = new StoreSubject(fixture);
    }

    @AfterEach
    void check() throws SQLException {
        subject.checkInvariants();
    }

    @AfterAll
    void close() {
        fixture.close();
    }

    @Override
    public StoreSubject subject() {
        subject = new StoreSubject(fixture);
        return subject;
    }
}
