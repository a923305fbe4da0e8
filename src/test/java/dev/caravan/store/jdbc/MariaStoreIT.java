package dev.caravan.store.jdbc;

import dev.caravan.store.CaseContract;
import dev.caravan.store.ConcurrencyContract;
import dev.caravan.store.DeliveryContract;
import dev.caravan.store.InvariantCheck;
import dev.caravan.store.LargerLeaseContract;
import dev.caravan.store.LookUpContract;
import dev.caravan.store.RecoveryContract;
import dev.caravan.store.StagingContract;
import dev.caravan.store.StorableContract;
import dev.caravan.store.Store;
import dev.caravan.store.StoreFixture;
import dev.caravan.store.StoreSubject;
import dev.caravan.store.TokenContract;
import dev.caravan.store.WaitingContract;
import dev.caravan.store.WindowContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MariaStoreIT
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
                ConcurrencyContract,
                ManyRecordsContract {
    private Fixture fixture;
    private StoreSubject subject;

    @BeforeAll
    void open() throws SQLException {
        fixture = new Fixture(MariaServer.newDatabase());
        subject = new StoreSubject(fixture);
    }

    @AfterEach
    void check() throws SQLException {
        subject.checkInvariants();
    }

    @AfterAll
    void close() {
        if (fixture != null) {
            fixture.store().close();
        }
    }

    @Override
    public StoreSubject subject() {
        subject = new StoreSubject(fixture);
        return subject;
    }

    /** The server's clock, moved by what a table says. */
    private static final class Fixture implements StoreFixture {
        private static final String PRESENT = "(" + MysqlDialect.PRESENT + " + (SELECT millis FROM skew))";

        private final String url;
        private final Store store;

        Fixture(String url) throws SQLException {
            this.url = url;
            MariaServer.execute(url, "CREATE TABLE skew AS SELECT 0 AS millis");
            StoreAddress address = StoreAddress.of(url);
            store = MysqlStores.open(
                    address, MysqlStores.configuration(address, null, null), PRESENT, OpenMode.EXCLUSIVE);
        }

        @Override
        public Store store() {
            return store;
        }

        @Override
        public void advance(Duration duration) {
            try {
                MariaServer.execute(url, "UPDATE skew SET millis = millis + " + duration.toMillis());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void checkInvariants(long caseId) throws SQLException {
            try (Connection connection = MariaServer.connect(url)) {
                InvariantCheck.verify(connection, caseId);
            }
        }
    }
}
