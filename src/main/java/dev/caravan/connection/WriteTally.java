package dev.caravan.connection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has become of the rows of a write so far, in the words of the profile's outcome rule. One thread. */
public final class WriteTally {
    private final List<Map<String, Object>> written = new ArrayList<>();
    private final List<Map<String, Object>> rejected = new ArrayList<>();
    private int undecided;

    public void written(int row) {
        written.add(Map.of("index", row));
    }

    /** The row is refused; {@code field} is the column, null when the database does not say. */
    public void rejected(int row, @Nullable String field, String message) {
        Map<String, Object> refusal = new LinkedHashMap<>();
        refusal.put("index", row);
        refusal.put("message", message);
        if (field != null) {
            refusal.put("field", field);
        }
        rejected.add(refusal);
    }

    /** These rows may have been written. */
    public void undecided(int rows) {
        undecided += rows;
    }

    public boolean isAnythingWritten() {
        return !written.isEmpty() || undecided > 0;
    }

    /** Whether every row of a call may have been written, and none is known to be. */
    public boolean isAllUndecided(int rows) {
        return undecided > 0 && undecided == rows;
    }

    /** The answer's body: rows in neither list are unknown. */
    public Map<String, Object> body() {
        return Map.of("written", List.copyOf(written), "rejected", List.copyOf(rejected));
    }
}
