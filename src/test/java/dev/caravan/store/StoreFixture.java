package dev.caravan.store;

import java.sql.SQLException;
import java.time.Duration;

/** A real database under test. */
public interface StoreFixture {
    Store store();

    /** Moves the clock that decides leases and due times. */
    void advance(Duration duration);

    /** Fails when the tables of a case are in a state that must never be. */
    void checkInvariants(long caseId) throws SQLException;
}
