package dev.caravan.migrate;

import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.PagingRule;
import dev.caravan.model.profile.WindowRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of a read's request are filled by paging and by windows.
 *
 * @param position the field of the page number, offset or last key; null when there is none
 * @param size the field of the page size; null when there is none
 * @param largest the largest page
 * @param keyset the field that pages go on after, null when they do not
 * @param windows the fields of each window, by its name
 */
record ReadShape(
        @Nullable String position,
        @Nullable String size,
        int largest,
        @Nullable String keyset,
        Map<String, List<String>> windows) {
    ReadShape {
        windows = new LinkedHashMap<>(windows);
    }

    static ReadShape of(Operation operation) {
        PagingRule paging = operation.paging();
        PagingRule.Size size = paging instanceof PagingRule.Paged paged ? paged.size() : null;
        Map<String, List<String>> windows = new LinkedHashMap<>();
        operation.windows().forEach((name, rule) -> windows.put(name, fields(rule)));
        return new ReadShape(
                position(paging),
                size == null ? null : size.field(),
                size == null ? 1 : size.largest(),
                paging instanceof PagingRule.Keyset keyset && !keyset.by().startsWith("{") ? keyset.by() : null,
                windows);
    }

    private static List<String> fields(WindowRule rule) {
        return List.of(rule.fromField(), rule.toField());
    }

    private static @Nullable String position(PagingRule paging) {
        if (paging instanceof PagingRule.PageNumber pages) {
            return pages.pageField();
        }
        if (paging instanceof PagingRule.Offset offset) {
            return offset.offsetField();
        }
        if (paging instanceof PagingRule.Keyset keyset) {
            return keyset.field();
        }
        return paging instanceof PagingRule.Cursor cursor ? cursor.field() : null;
    }

    boolean isPaging(String path) {
        return pagingFields().contains(path);
    }

    Set<String> pagingFields() {
        return Stream.of(position, size).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** The window that fills a field. */
    Optional<String> windowOf(String path) {
        return windows.entrySet().stream()
                .filter(window -> window.getValue().contains(path))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
