package dev.caravan.mapping;

import dev.caravan.json.FieldPath;
import dev.caravan.json.Json;
import dev.caravan.mapping.expression.LookUpSource;
import dev.caravan.mapping.function.MysqlText;
import dev.caravan.model.ContentQuery;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StoredRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Records of the case {@code goods} in memory, which remembers what it was asked. */
final class StagedGoods implements LookUpSource {
    private final List<StoredRecord> records = new ArrayList<>();
    private final List<ContentQuery> queries = new ArrayList<>();

    /** Staged and kept. */
    static StagedGoods of(String... contents) {
        StagedGoods goods = new StagedGoods();
        for (String content : contents) {
            goods.with(RecordStatus.WRITTEN, 0, content);
        }
        return goods;
    }

    StagedGoods with(RecordStatus status, long writtenVersion, String content) {
        long id = records.size() + 1L;
        records.add(new StoredRecord(
                id, "G" + id, status, 1, writtenVersion, 0, Instant.EPOCH, null, null, "a note", content));
        return this;
    }

    List<ContentQuery> queries() {
        return queries;
    }

    @Override
    public List<StoredRecord> find(String caseName, ContentQuery query) {
        queries.add(query);
        return records.stream()
                .filter(record -> caseName.equals("goods") && record.id() > query.after() && fits(record, query))
                .limit(query.limit())
                .toList();
    }

    private static boolean fits(StoredRecord record, ContentQuery query) {
        if (query.field() == null) {
            return true;
        }
        Object value = FieldPath.of(query.field()).get(Json.parseObject(Objects.requireNonNull(record.content())));
        return value != null && query.values().contains(MysqlText.of(value));
    }
}
