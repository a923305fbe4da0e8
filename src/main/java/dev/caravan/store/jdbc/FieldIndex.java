package dev.caravan.store.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The index over one field of the records of one case. Only that case's staging has to keep it.
 *
 * @param field may stand between single quotes in SQL as it is
 */
record FieldIndex(long caseId, String field) {
    /** Its name in the database. */
    String name() {
        String hash = UUID.nameUUIDFromBytes(field.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        return "caravan_field_" + caseId + "_" + hash;
    }

    /** Which bodies it covers; planners take a partial index only for the same condition with the same constant. */
    String condition() {
        return "case_id = " + caseId;
    }
}
