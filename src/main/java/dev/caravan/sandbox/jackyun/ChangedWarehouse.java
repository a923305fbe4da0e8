package dev.caravan.sandbox.jackyun;

import dev.caravan.sandbox.door.Body;
import java.util.Comparator;
import java.util.Map;

/** A row that is no longer as the seed made it; {@code json} is the row as it is sent. */
record ChangedWarehouse(int index, long modified, Map<String, Object> row, Body json) {
    static final Comparator<ChangedWarehouse> ORDER =
            Comparator.comparingLong(ChangedWarehouse::modified).thenComparingInt(ChangedWarehouse::index);

    String text(String field) {
        return String.valueOf(row.get(field));
    }
}
