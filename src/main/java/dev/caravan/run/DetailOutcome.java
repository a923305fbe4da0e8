package dev.caravan.run;

import dev.caravan.connection.Answer;
import dev.caravan.json.DottedFields;
import dev.caravan.json.FieldPath;
import dev.caravan.json.Json;
import dev.caravan.json.RecordArray;
import dev.caravan.mapping.MappedRow;
import dev.caravan.model.Action;
import dev.caravan.model.MappingFailure;
import dev.caravan.model.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a record when its detail has been asked for. Immutable, thread-safe.
 */
final class DetailOutcome {
    private static final int NOT_FOUND = 404;

    private final DetailRule rule;

    DetailOutcome(DetailRule rule) {
        this.rule = rule;
    }

    /** What an answer holds, null when it holds nothing: a list for operations that list records. */
    @Nullable Object detailOf(Answer answer) {
        if (rule.operation().records() != null) {
            List<@Nullable Object> details = new ArrayList<>();
            answer.records().forEach(record -> details.add(record.value()));
            return details.isEmpty() ? null : details;
        }
        String at = rule.at();
        if (at == null) {
            return answer.body();
        }
        return answer.body() instanceof Map<?, ?> body ? FieldPath.of(at).get(body) : null;
    }

    /** The record with the detail in it; a detail that is null or empty was not found. */
    PageRecord with(PageRecord record, @Nullable Object detail, Answer answer) {
        boolean empty = detail == null || detail instanceof Map<?, ?> map && map.isEmpty();
        if (empty) {
            return unfound(record, answer);
        }
        Map<String, Object> whole =
                new LinkedHashMap<>(Objects.requireNonNull(record.element().content()));
        String into = rule.into();
        if (into != null) {
            DottedFields.put(whole, into, detail);
        } else if (single(detail) instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> put(whole, String.valueOf(name), value));
        } else {
            return refused(
                    record,
                    "no-detail",
                    sentence(answer) + "; it is no single object whose fields could join the record");
        }
        return PageRecord.of(new RecordArray.Element(whole, Json.write(whole)));
    }

    private static @Nullable Object single(@Nullable Object detail) {
        return detail instanceof List<?> list && list.size() == 1 ? list.get(0) : detail;
    }

    @SuppressWarnings("NullAway") // a record may hold JSON null
    private static void put(Map<String, Object> record, String name, @Nullable Object value) {
        record.put(name, value);
    }

    PageRecord unfound(PageRecord record, Answer answer) {
        return rule.keepsUnfound()
                ? record
                : refused(record, "no-detail", sentence(answer) + "; with notFound=keep it would go on without");
    }

    /** What an answer other than {@code OK} means for a record; a fault of the connection is thrown. */
    PageRecord failed(PageRecord record, Answer answer) {
        if (answer.action() != Action.REJECT) {
            throw new RunFailedException(sentence(answer), answer.action());
        }
        return answer.status() == NOT_FOUND ? unfound(record, answer) : refused(record, "call", sentence(answer));
    }

    static PageRecord unasked(PageRecord record, MappedRow request) {
        return refused(
                record,
                "call-request",
                request.failures().stream().map(MappingFailure::sentence).collect(Collectors.joining("; ")));
    }

    private static PageRecord refused(PageRecord record, String cause, String note) {
        return new PageRecord(record.element(), new Refusal(cause, note));
    }

    private String sentence(Answer answer) {
        return "case " + rule.caseName() + ", connection " + rule.connection() + ", operation "
                + rule.operation().name() + ": "
                + (answer.action() == Action.OK ? "the answer holds no detail" : answer.describe());
    }
}
