package dev.caravan.connection.jdbc;

import java.sql.SQLException;

class MariaReadIT extends ReadContract {
    @Override
    String emptyDatabase() throws SQLException {
        return MariaServer.newDatabase();
    }
}
