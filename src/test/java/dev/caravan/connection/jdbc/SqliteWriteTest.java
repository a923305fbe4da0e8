package dev.caravan.connection.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteWriteTest extends WriteContract {
    @TempDir
    private Path folder;

    @Override
    String emptyDatabase() {
        return "jdbc:sqlite:" + folder.resolve("erp.db");
    }

    @Override
    Product product() {
        return Product.SQLITE;
    }
}
