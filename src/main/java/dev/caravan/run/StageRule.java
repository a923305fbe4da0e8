package dev.caravan.run;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a stage wants of each record.
 *
 * @param key identifies a record; a record without it is stored as dead under a synthetic key
 * @param where which records are delivered
 * @param whereFields the names of the fields it reads
 * @param sourceFields names that the source's own records should bear
 * @param ignore names left out of the "unchanged?" hash
 * @param kept nobody delivers this stage ({@code final: true}): records that match are kept as written
 * @param onlyOnce {@code idCheck}: a record once written is never sent again
 */
public record StageRule(
        String key,
        Predicate<Map<String, Object>> where,
        Set<String> whereFields,
        Set<String> sourceFields,
        Set<String> ignore,
        boolean kept,
        boolean onlyOnce) {
    public StageRule {
        whereFields = Set.copyOf(whereFields);
        sourceFields = Set.copyOf(sourceFields);
        ignore = Set.copyOf(ignore);
    }

    /** Every field that is read of a record before it is mapped. */
    Set<String> fields() {
        Set<String> fields = new HashSet<>(whereFields);
        fields.addAll(sourceFields);
        fields.add(key);
        return fields;
    }
}
