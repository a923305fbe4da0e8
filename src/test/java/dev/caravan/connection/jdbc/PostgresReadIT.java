package dev.caravan.connection.jdbc;

import dev.caravan.store.jdbc.PostgresServer;
import java.sql.SQLException;

class PostgresReadIT extends ReadContract {
    @Override
    String emptyDatabase() throws SQLException {
        return PostgresServer.newSchema();
    }
}
