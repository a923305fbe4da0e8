package dev.caravan.run;

import dev.caravan.json.ContentHash;
import dev.caravan.json.FieldPath;
import dev.caravan.json.RecordArray;
import dev.caravan.model.Destination;
import dev.caravan.model.Refusal;
import dev.caravan.model.StagedRow;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the records of a page into rows for the stage. One page at a time; not thread-safe.
 */
final class RowBuilder {
    private final StageRule rule;
    private final FieldPath key;
    private final ContentHash hash;
    private final @Nullable WindowBounds bounds;

    RowBuilder(StageRule rule, @Nullable WindowBounds bounds) {
        this.rule = rule;
        this.key = FieldPath.of(rule.key());
        this.hash = ContentHash.ignoring(rule.ignore());
        this.bounds = bounds;
    }

    /** The page's rows in source order; of a key that stands twice only the last. */
    List<StagedRow> rows(List<PageRecord> records) {
        Map<String, StagedRow> rows = new LinkedHashMap<>(records.size() * 2);
        for (PageRecord record : records) {
            StagedRow row = row(record);
            rows.remove(row.key());
            rows.put(row.key(), row);
        }
        return List.copyOf(rows.values());
    }

    private StagedRow row(PageRecord page) {
        RecordArray.Element record = page.element();
        Map<String, Object> content = record.content();
        if (content == null) {
            byte[] digest = hash.of(Map.of("", record.text()));
            return refused(digest, record, "not-an-object", "the source sent something that is not a record");
        }
        byte[] digest = hash.of(content);
        String text = keyOf(content);
        if (text == null) {
            return refused(digest, record, "no-key", "the record has no value in its key field \"" + rule.key() + "\"");
        }
        Instant modified = bounds == null ? null : bounds.modifiedAt(content);
        return new StagedRow(text, digest, modified, wanted(page, content), page.refusal(), record.text());
    }

    private Destination wanted(PageRecord page, Map<String, Object> content) {
        if (!page.wanted() || !rule.where().test(content)) {
            return Destination.FILTERED;
        }
        return rule.kept() ? Destination.WRITTEN : Destination.PENDING;
    }

    private @Nullable String keyOf(Map<String, Object> content) {
        Object value = key.get(content);
        if (value == null || value instanceof Map || value instanceof List) {
            return null;
        }
        String text = value.toString().strip();
        return text.isEmpty() ? null : text;
    }

    /** A record without a usable key is kept under its content's hash, so that reading it again changes nothing. */
    private static StagedRow refused(byte[] digest, RecordArray.Element record, String cause, String note) {
        String synthetic = "!" + HexFormat.of().formatHex(digest);
        return new StagedRow(synthetic, digest, null, Destination.PENDING, new Refusal(cause, note), record.text());
    }
}
