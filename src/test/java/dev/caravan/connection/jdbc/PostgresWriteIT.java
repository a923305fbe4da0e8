package dev.caravan.connection.jdbc;

import dev.caravan.store.jdbc.PostgresServer;
import java.sql.SQLException;

class PostgresWriteIT extends WriteContract {
    @Override
    String emptyDatabase() throws SQLException {
        return PostgresServer.newSchema();
    }

    @Override
    Product product() {
        return Product.POSTGRESQL;
    }
}
