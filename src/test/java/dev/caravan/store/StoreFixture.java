package dev.caravan.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A real database under test. */
public interface StoreFixture {
    Store store();

    /** Moves the clock that decides leases and due times. */
    void advance(Duration duration);

    /** A connection beside the store's own. */
    Connection sql() throws SQLException;
}
