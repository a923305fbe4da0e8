package dev.caravan.connection.jdbc;

import dev.caravan.store.jdbc.MariaServer;
import java.sql.SQLException;

class MariaWriteIT extends WriteContract {
    @Override
    String emptyDatabase() throws SQLException {
        return MariaServer.newDatabase();
    }

    @Override
    Product product() {
        return Product.MYSQL;
    }
}
