package dev.caravan.store.rules;

import dev.caravan.model.StagedRow;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A staged row as the tables take it: everything in it can be stored on every database.
 *
 * @param modified epoch milliseconds, null when the source names no time
 * @param wanted the stored word; {@code dead} for a refused row, so that no later step revives it
 * @param cause set exactly for a refused row
 */
@SuppressWarnings("ArrayRecordComponent") // 16 bytes on their way to a statement
public record Row(
        String key,
        byte[] hash,
        @Nullable Long modified,
        String wanted,
        @Nullable String cause,
        @Nullable String note,
        String content) {
    public static final String DEAD = "dead";
    public static final String FILTERED = "filtered";
    public static final String PENDING = "pending";
    private static final String NOT_STORABLE =
            "the record holds the character U+0000 or half of a surrogate pair, which databases cannot keep; correct"
                    + " it at the source. The stored text shows the places with a doubled backslash.";

    /** Rows of a page as they are stored; the last of a key that comes twice, where it stood. */
    public static Collection<Row> lastOfEachKey(List<StagedRow> staged) {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (StagedRow row : staged) {
            Row storable = of(row);
            rows.remove(storable.key());
            rows.put(storable.key(), storable);
        }
        return rows.values();
    }

    /** Turns what cannot be stored into a dead row rather than failing the page. */
    public static Row of(StagedRow row) {
        Instant modifiedAt = row.modifiedAt();
        Long modified = modifiedAt == null ? null : Epoch.millis(modifiedAt);
        boolean whole = StorableText.isStorable(row.key()) && StorableText.isStorableJson(row.content());
        boolean fits = row.key().length() <= StorableText.LONGEST_KEY;
        if (whole && fits) {
            return plain(row, modified);
        }
        String key = StorableText.key(row.key());
        String content = StorableText.json(row.content());
        if (row.refusal() != null) {
            return refused(
                    row, key, modified, row.refusal().cause(), row.refusal().note(), content);
        }
        return whole
                ? refused(row, key, modified, "key-too-long", tooLong(row.key().length()), content)
                : refused(row, key, modified, "not-storable", NOT_STORABLE, content);
    }

    private static Row plain(StagedRow row, @Nullable Long modified) {
        if (row.refusal() != null) {
            return refused(
                    row,
                    row.key(),
                    modified,
                    row.refusal().cause(),
                    row.refusal().note(),
                    row.content());
        }
        return new Row(row.key(), row.hash(), modified, row.wanted().word(), null, null, row.content());
    }

    private static Row refused(
            StagedRow row, String key, @Nullable Long modified, String cause, String note, String content) {
        return new Row(key, row.hash(), modified, DEAD, StorableText.of(cause), StorableText.of(note), content);
    }

    private static String tooLong(int length) {
        return "the record's key has " + length + " characters, more than the " + StorableText.LONGEST_KEY
                + " a key may have; choose another field as the key.";
    }

    public boolean isRefused() {
        return wanted.equals(DEAD);
    }

    public boolean isFiltered() {
        return wanted.equals(FILTERED);
    }
}
