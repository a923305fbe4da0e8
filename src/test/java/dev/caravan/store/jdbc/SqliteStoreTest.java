package dev.caravan.store.jdbc;

import dev.caravan.store.CaseContract;
import dev.caravan.store.ConcurrencyContract;
import dev.caravan.store.DeliveryContract;
import dev.caravan.store.InvariantCheck;
import dev.caravan.store.LargerLeaseContract;
import dev.caravan.store.LookUpContract;
import dev.caravan.store.MovableClock;
import dev.caravan.store.RecoveryContract;
import dev.caravan.store.StagingContract;
import dev.caravan.store.StorableContract;
import dev.caravan.store.Store;
import dev.caravan.store.StoreFixture;
import dev.caravan.store.StoreSubject;
import dev.caravan.store.TokenContract;
import dev.caravan.store.WaitingContract;
import dev.caravan.store.WindowContract;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest
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

    @BeforeEach
    void open(@TempDir Path folder) {
        fixture = new Fixture("jdbc:sqlite:" + folder.resolve("data/caravan.db"));
        subject = new StoreSubject(fixture);
    }

    @AfterEach
    void close() throws SQLException {
        subject.checkInvariants();
        fixture.store().close();
    }

    @Override
    public StoreSubject subject() {
        subject = new StoreSubject(fixture);
        return subject;
    }

    private static final class Fixture implements StoreFixture {
        private final String url;
        private final MovableClock clock = new MovableClock();
        private final Store store;

        Fixture(String url) {
            this.url = url;
            store = JdbcStores.open(url, null, null, clock, OpenMode.EXCLUSIVE);
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
        public void checkInvariants(long caseId) throws SQLException {
            try (Connection connection = DriverManager.getConnection(url)) {
                InvariantCheck.verify(connection, caseId);
            }
        }
    }
}
