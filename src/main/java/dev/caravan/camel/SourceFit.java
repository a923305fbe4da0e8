package dev.caravan.camel;

import dev.caravan.mapping.OmissionRemedy;
import dev.caravan.mapping.SourceConfiguration;
import dev.caravan.mapping.SourceRequest;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.PagingRule;
import dev.caravan.model.profile.WindowRule;
import dev.caravan.paging.Pager;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a case's {@code source.yaml}, its {@code pull} and the operation's profile fit together: the profile fills what it knows
 * to fill, the rest is the case's own. Immutable.
 */
record SourceFit(SourceConfiguration source, PullEndpoint pull, Operation operation) {
    /**
     * The incremental filter, null when every run reads everything. Where the profile declares none, a request that names
     * the start of the window carries it itself.
     */
    @Nullable WindowRule window() {
        WindowRule rule = PullOptions.windowOf(pull, operation);
        boolean own = rule == null && pull.getWindow() == null && opensWindows();
        return own ? WindowRule.ofRequest() : rule;
    }

    /** Whether the case's own request, beside what the profile fills, needs the start of a window. */
    boolean opensWindows() {
        return source.request().without(pagingFields()).opensWindows()
                || source.options().opensWindows();
    }

    /** The fields that the window fills. */
    Set<String> windowFields() {
        WindowRule rule = window();
        return rule == null ? Set.of() : rule.fields();
    }

    /** The fields that the paging fills. */
    Set<String> pagingFields() {
        PagingRule rule = operation.paging();
        Set<String> fields = new HashSet<>();
        Stream.of(sizeField(), position(rule)).filter(Objects::nonNull).forEach(fields::add);
        return fields;
    }

    /** The case's own request. */
    SourceRequest request() {
        Set<String> filled = new HashSet<>(pagingFields());
        filled.addAll(windowFields());
        return source.request().without(filled);
    }

    /** The request of the remedy, which says its times itself; null when there is none. */
    @Nullable SourceRequest remedyRequest() {
        OmissionRemedy remedy = source.remedy();
        return remedy == null ? null : remedy.request().without(pagingFields());
    }

    Pager pager() {
        return PullOptions.pagerOf(pull, operation, source.pageSize() == null ? writtenSize() : source.pageSize());
    }

    /** The page size that the request names where the paging has its own; null when it names none that is allowed. */
    @Nullable Integer writtenSize() {
        Object written =
                sizeField() == null ? null : source.request().constants().get(sizeField());
        String text = written == null ? "" : written.toString().strip();
        int size = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
        boolean allowed = operation.paging() instanceof PagingRule.Paged paged
                && size >= 1
                && size <= paged.size().largest();
        return allowed ? size : null;
    }

    @Nullable String sizeField() {
        return operation.paging() instanceof PagingRule.Paged paged
                ? paged.size().field()
                : null;
    }

    private static @Nullable String position(PagingRule rule) {
        if (rule instanceof PagingRule.PageNumber pages) {
            return pages.pageField();
        }
        if (rule instanceof PagingRule.Offset offset) {
            return offset.offsetField();
        }
        if (rule instanceof PagingRule.Keyset keyset) {
            return keyset.field();
        }
        return rule instanceof PagingRule.Cursor cursor ? cursor.field() : null;
    }
}
