package dev.caravan.run;

import dev.caravan.json.Json;
import dev.caravan.json.RecordArray;
import dev.caravan.mapping.shape.ShapedRecord;
import dev.caravan.mapping.shape.SourceShape;
import dev.caravan.model.StopSignal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Shapes the records of each page as the case's source configuration says. Those that are refused already are shaped too, so
 * that they bear the key under which they may come again. Thread-safe.
 */
public final class ShapeStep implements PageStep {
    private final SourceShape shape;
    private final String key;
    private final Clock clock;

    /**
     * A step.
     *
     * @param key field that identifies a record
     */
    public ShapeStep(SourceShape shape, String key, Clock clock) {
        this.shape = shape;
        this.key = key;
        this.clock = clock;
    }

    @Override
    public List<PageRecord> apply(List<PageRecord> records, StopSignal stop) {
        Instant now = clock.instant();
        List<PageRecord> shaped = new ArrayList<>(records.size());
        records.forEach(record -> add(shaped, record, now));
        return List.copyOf(shaped);
    }

    private void add(List<PageRecord> shaped, PageRecord record, Instant now) {
        Map<String, Object> content = record.element().content();
        if (content == null) {
            shaped.add(record);
            return;
        }
        for (ShapedRecord row : shape.apply(content, key, now)) {
            RecordArray.Element element = row.content() == content // the source's own text stays
                    ? record.element()
                    : new RecordArray.Element(row.content(), Json.write(row.content()));
            shaped.add(new PageRecord(element, record.refusal(), row.wanted()));
        }
    }
}
