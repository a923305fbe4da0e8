package dev.caravan.camel;

import dev.caravan.sandbox.TargetTable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** The tables that the shipped cases fill, in a SQLite file of the folder. */
final class TargetTables {
    /** Of {@link #tplusInventory}, with the fields they are filled from. */
    static final Map<String, String> TPLUS_COLUMNS = Map.of(
            "code", "Code",
            "name", "Name",
            "specification", "Specification",
            "barcode", "DefaultBarCode",
            "class_code", "InventoryClass.Code",
            "unit_code", "Unit.Code",
            "disabled", "Disabled");

    private TargetTables() {}

    static TargetTable store(Path folder) throws SQLException {
        return table(folder, "store", "number", "id TEXT PRIMARY KEY, number TEXT, name TEXT");
    }

    static TargetTable application(Path folder) throws SQLException {
        return table(
                folder,
                "application",
                "account_id",
                "application_id TEXT PRIMARY KEY, application_name TEXT, "
                        + "account_id TEXT, service_id TEXT, domain TEXT, status INTEGER");
    }

    static TargetTable tplusInventory(Path folder) throws SQLException {
        return table(
                folder,
                "tplus_inventory",
                "id",
                "id INTEGER PRIMARY KEY, code TEXT, name TEXT, "
                        + "specification TEXT, barcode TEXT, class_code TEXT, unit_code TEXT, disabled INTEGER");
    }

    private static TargetTable table(Path folder, String name, String key, String columns) throws SQLException {
        return TargetTable.create(folder.resolve("target.db"), name, key, columns);
    }
}
