package dev.caravan.migrate;

import dev.caravan.config.ConfigMap;
import dev.caravan.migrate.Finding.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Guesses an operation that reads records from what its configuration asks. Used once. */
final class ReadOperation {
    private static final List<String> PAGE =
            List.of("page", "pageno", "pagenum", "pageindex", "pagenumber", "currentpage");
    private static final List<String> OFFSET = List.of("offset", "startrow", "start");
    private static final List<String> SIZE = List.of("pagesize", "size", "limit", "perpage", "rows", "pagelimit");
    private static final int LARGEST = 1000;

    private final Ledger ledger;
    private final ConfigMap config;
    private final List<Map<String, Object>> request;
    private final String prefix;
    private final Map<String, List<String>> windows = new LinkedHashMap<>();

    private ReadOperation(Ledger ledger, ConfigMap config, List<Map<String, Object>> request, String prefix) {
        this.ledger = ledger;
        this.config = config;
        this.request = request;
        this.prefix = prefix;
    }

    static OperationDraft of(Ledger ledger, ConfigMap config, List<Map<String, Object>> request, String prefix) {
        return new ReadOperation(ledger, config, request, prefix).draft();
    }

    private OperationDraft draft() {
        String key = config.text("id", config.text("number", "id"));
        Map<String, Object> yaml = new LinkedHashMap<>();
        yaml.put("kind", "read");
        HttpShape.put(yaml, config, ledger);
        String at = Answers.listPath(config).orElse("rows");
        yaml.put("records", ordered("at", at, "key", key));
        if (Answers.listPath(config).isEmpty()) {
            ledger.note(
                    Kind.OPEN,
                    config.place(),
                    "[L] where the records are in the answer is not said: records.at is rows by guess; see the API's answer");
        }
        Optional<Map<String, Object>> size = find(SIZE, "PAGINATION_PAGE_SIZE");
        Optional<Map<String, Object>> page = find(PAGE, "PAGINATION_START_PAGE");
        Optional<Map<String, Object>> offset =
                page.isPresent() ? Optional.empty() : find(OFFSET, "PAGINATION_START_ROW");
        page.or(() -> offset).ifPresent(position -> yaml.put("paging", paging(position, page.isPresent(), size)));
        window().ifPresent(rule -> yaml.put("windows", Map.of("modified", rule)));
        String position =
                page.or(() -> offset).map(row -> prefix + RowValues.field(row)).orElse(null);
        String sizeField = position == null
                ? null
                : size.map(row -> prefix + RowValues.field(row)).orElse(null);
        return new OperationDraft(yaml, new ReadShape(position, sizeField, LARGEST, null, windows), key);
    }

    private Map<String, Object> paging(
            Map<String, Object> position, boolean pages, Optional<Map<String, Object>> size) {
        Map<String, Object> paging = new LinkedHashMap<>();
        paging.put("style", pages ? "page-number" : "offset");
        paging.put(pages ? "page" : "offset", prefix + RowValues.field(position));
        paging.put("first", pages && !RowValues.text(position, "value").equals("0") ? 1 : 0);
        size.ifPresent(row -> paging.put("size", prefix + RowValues.field(row)));
        paging.put(
                "default-size",
                size.map(row -> number(RowValues.text(row, "value"))).orElse(100));
        paging.put("max-size", LARGEST);
        // how many records the vendor gives at most is not known: a page may be short and not the last
        paging.put("stop", "empty-page");
        ledger.note(
                Kind.INFERRED,
                config.placeOf("request"),
                "[I] pages are asked for by " + RowValues.field(position)
                        + size.map(row -> " and " + RowValues.field(row)).orElse("")
                        + " and end with an empty one; see paging in the vendor's profile");
        return paging;
    }

    private static int number(String text) {
        return text.matches("[1-9][0-9]{0,5}") ? Math.min(LARGEST, Integer.parseInt(text)) : 100;
    }

    private Optional<Map<String, Object>> find(List<String> names, String variable) {
        Predicate<Map<String, Object>> byVariable = row -> Variables.is(RowValues.text(row, "value"), variable);
        Predicate<Map<String, Object>> byName = row ->
                names.contains(RowValues.field(row).toLowerCase(Locale.ROOT).replace("_", ""));
        return request.stream().filter(byVariable).findFirst().or(() -> request.stream()
                .filter(byName)
                .findFirst());
    }

    /** A pair of fields that take the beginning and the end. */
    private Optional<Map<String, Object>> window() {
        Optional<Map<String, Object>> from = bound("LAST_SYNC_TIME");
        Optional<Map<String, Object>> to = bound("CURRENT_TIME");
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        String first = prefix + RowValues.field(from.get());
        String last = prefix + RowValues.field(to.get());
        windows.put("modified", List.of(first, last));
        String format = Variables.format(RowValues.text(from.get(), "value"), "LAST_SYNC_TIME")
                .orElse("epoch-seconds");
        Map<String, Object> rule = ordered("from", first, "to", last);
        rule.put("format", format);
        rule.put("granularity", format.equals("yyyy-MM-dd") ? "1d" : "1s");
        rule.put("overlap", format.equals("yyyy-MM-dd") ? "1d" : "1s");
        rule.put("slice", "none");
        return Optional.of(rule);
    }

    private Optional<Map<String, Object>> bound(String variable) {
        return request.stream()
                .filter(row ->
                        Variables.format(RowValues.text(row, "value"), variable).isPresent())
                .findFirst();
    }

    private static Map<String, Object> ordered(String first, Object one, String second, Object two) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(first, one);
        map.put(second, two);
        return map;
    }
}
