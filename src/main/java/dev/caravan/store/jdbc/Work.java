package dev.caravan.store.jdbc;

import java.sql.SQLException;

/** What one transaction does. It may run again from the start when the database asks for it. */
@FunctionalInterface
interface Work<T> {
    T run(Session session) throws SQLException;
}
