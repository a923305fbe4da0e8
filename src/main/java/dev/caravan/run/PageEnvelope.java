package dev.caravan.run;

import dev.caravan.connection.Answer;
import dev.caravan.json.FieldPath;
import dev.caravan.json.Json;
import dev.caravan.json.RecordArray;
import dev.caravan.model.Action;
import dev.caravan.model.profile.PagingRule;
import dev.caravan.paging.PageContent.Declared;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what surrounds a page's records: totals, whether more follows, and where the next page is. Immutable, thread-safe.
 */
final class PageEnvelope {
    private final PagingRule rule;

    PageEnvelope(PagingRule rule) {
        this.rule = rule;
    }

    Declared declared(Answer answer) {
        if (!(rule instanceof PagingRule.Paged paged) || !(answer.body() instanceof Map<?, ?> body)) {
            return Declared.NOTHING;
        }
        return new Declared(
                count(find(body, paged.end().totalAt())),
                count(find(body, paged.end().pageCountAt())),
                flag(find(body, paged.end().hasMoreAt())));
    }

    /** The page cursor of the page after this one, null when there is none or pages are numbered. */
    @Nullable String next(Answer answer) {
        if (rule instanceof PagingRule.Cursor cursor) {
            return text(find(answer.body(), cursor.nextAt()));
        }
        if (rule instanceof PagingRule.NextLink link) {
            return text(find(answer.body(), link.nextAt()));
        }
        return rule instanceof PagingRule.Keyset keyset ? last(answer.records(), keyset) : null;
    }

    /** The value as it is: a blank at its begin or end is part of a key. */
    private static @Nullable String last(List<RecordArray.Element> records, PagingRule.Keyset keyset) {
        if (records.isEmpty()) {
            return null;
        }
        Object value = find(records.get(records.size() - 1).content(), keyset.by());
        if (value == null) {
            throw new RunFailedException(
                    "the last record of the page has no \"" + keyset.by() + "\", by which the next page is asked for; "
                            + "name it among the fields that the request selects",
                    Action.FAIL);
        }
        return plain(value);
    }

    private static @Nullable Object find(@Nullable Object body, @Nullable String path) {
        return path != null && body instanceof Map<?, ?> map
                ? FieldPath.of(path).get(map)
                : null;
    }

    private static @Nullable String text(@Nullable Object value) {
        String text = value == null ? "" : plain(value).strip();
        return text.isEmpty() ? null : text;
    }

    /** A value that is a tree itself, such as a typed value of MongoDB, is told by its JSON. */
    private static String plain(Object value) {
        return value instanceof Map ? Json.write(value) : value.toString();
    }

    private static @Nullable Long count(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.longValue();
        }
        String text = value == null ? "" : value.toString().strip();
        return text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }

    private static @Nullable Boolean flag(@Nullable Object value) {
        String text = value == null ? "" : value.toString().strip();
        return switch (text) {
            case "true", "1", "Y", "y" -> Boolean.TRUE;
            case "false", "0", "N", "n" -> Boolean.FALSE;
            default -> null;
        };
    }
}
