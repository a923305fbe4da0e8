package dev.caravan.connection.jdbc;

import dev.caravan.store.jdbc.MariaServer;
import java.sql.SQLException;

class MariaReadIT extends ReadContract {
    @Override
    String emptyDatabase() throws SQLException {
        return MariaServer.newDatabase();
    }
}
