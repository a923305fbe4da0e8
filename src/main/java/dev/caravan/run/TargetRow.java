package dev.caravan.run;

import dev.caravan.connection.ExistingRow;
import dev.caravan.connection.RowIdentity;
import dev.caravan.model.RowOutcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row on its way to the target. One thread.
 */
final class TargetRow {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final Map<String, Object> fields;
    private final RowIdentity identity;
    private @Nullable ExistingRow existing;
    private @Nullable RowOutcome outcome;

    TargetRow(Map<String, Object> fields, RowIdentity identity) {
        this.fields = fields;
        this.identity = identity;
    }

    RowIdentity identity() {
        return identity;
    }

    /** The fields to send. */
    Map<String, Object> fields() {
        return fields;
    }

    /** The fields to send; a row the target has carries its id first. */
    Map<String, Object> fields(String idField) {
        if (existing == null) {
            return fields;
        }
        Map<String, Object> withId = new LinkedHashMap<>();
        withId.put(idField, NUMBER.matcher(existing.id()).matches() ? Long.valueOf(existing.id()) : existing.id());
        withId.putAll(fields);
        return withId;
    }

    void found(@Nullable ExistingRow row) {
        existing = row;
    }

    boolean exists() {
        return existing != null;
    }

    @Nullable String existingId() {
        return existing == null ? null : existing.id();
    }

    boolean isAudited() {
        return existing != null && existing.audited();
    }

    void settle(RowOutcome result) {
        outcome = result;
    }

    /** Takes its outcome back: it is sent again. */
    void reopen() {
        outcome = null;
    }

    boolean isOpen() {
        return outcome == null;
    }

    @Nullable RowOutcome outcome() {
        return outcome;
    }
}
