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
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresStoreIT
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
        fixture = new Fixture(PostgresServer.newSchemaWithClock());
        subject = new StoreSubject(fixture);
    }

    @AfterEach
    void check() throws SQLException {
        subject.checkInvariants();
    }

    @AfterAll
    void close() {
        fixture.store().close();
    }

    @Override
    public StoreSubject subject() {
        subject = new StoreSubject(fixture);
        return subject;
    }

    private static final class Fixture implements StoreFixture {
        private final String url;
        private final Store store;

        Fixture(String url) {
            this.url = url;
            store = JdbcStores.open(url, null, null, Clock.systemUTC(), OpenMode.EXCLUSIVE);
        }

        @Override
        public Store store() {
            return store;
        }

        @Override
        public void advance(Duration duration) {
            try (Connection connection = PostgresServer.connect(url);
                    PreparedStatement statement =
                            connection.prepareStatement("UPDATE skew SET value = value + ? * interval '1 second'")) {
                statement.setLong(1, duration.toSeconds());
                statement.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void checkInvariants(long caseId) throws SQLException {
            try (Connection connection = PostgresServer.connect(url)) {
                InvariantCheck.verify(connection, caseId);
            }
        }
    }
}
