package dev.caravan.migrate;

import dev.caravan.config.ConfigMap;
import dev.caravan.config.Place;
import dev.caravan.migrate.Finding.Kind;
import dev.caravan.model.profile.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Carries over what a source is asked: fields that paging and windows fill become options of {@code pull}, the others stay
 * rows. Used once.
 */
final class RequestImport {
    private static final String DATA_KEY = "dataKey";
    private static final Pattern STATE = Pattern.compile("(?i).*(disabled?|forbid|blockup|status|state|停用|状态).*");
    private static final Set<String> OF_SOURCE_FILE = Set.of(DATA_KEY, "detailApi", "beatFlat");

    private final Ledger ledger;
    private final RowImport rows;
    private final ConfigMap config;
    private final Platform platform;
    private final Map<String, Object> pull = new LinkedHashMap<>();
    private final List<String> paged = new ArrayList<>();
    private final List<String> windowed = new ArrayList<>();
    private @Nullable String window;
    private boolean cursor;

    RequestImport(Ledger ledger, RowImport rows, ConfigMap config, Platform platform) {
        this.ledger = ledger;
        this.rows = rows;
        this.config = config;
        this.platform = platform;
    }

    RequestDraft run(String since) {
        List<Map<String, Object>> request = rows.rows(config.maps("request"));
        List<Map<String, Object>> others = rows.rows(config.maps("otherRequest"));
        if (platform.isK3Cloud()) {
            new BillQueryImport(ledger, config).arrange(request, others);
        } else if (platform.vendor().equals("jdbc")) {
            new StatementImport(ledger, rows, config).arrange(others, pull, largest());
        }
        topLevelDetail(others);
        others = options(others);
        String prefix = RowValues.find(others, DATA_KEY)
                .map(row -> RowValues.text(row, "value") + ".")
                .orElse("");
        Operation known = platform.known();
        OperationDraft draft = known == null ? ReadOperation.of(ledger, config, request, prefix) : null;
        ReadShape shape = known == null ? Objects.requireNonNull(draft).shape() : ReadShape.of(known);
        List<Map<String, Object>> kept = kept(request, prefix, shape);
        pagination();
        times(kept, shape, since);
        filters(kept);
        Map<String, Object> file = new LinkedHashMap<>();
        put(file, "request", kept);
        put(file, "otherRequest", others);
        return new RequestDraft(
                file, pull, draft == null ? null : draft.yaml(), detail(others), draft == null ? "id" : draft.key());
    }

    private int largest() {
        Operation known = platform.known();
        return known == null ? Integer.MAX_VALUE : ReadShape.of(known).largest();
    }

    /** The operation that completes records, unless the vendor's profile has it. */
    private @Nullable String detail(List<Map<String, Object>> others) {
        Map<String, Object> row = RowValues.find(others, "detailApi").orElse(null);
        String api = row == null ? "" : RowValues.text(row, "value");
        if (row == null || api.isBlank()) {
            return null;
        }
        String operation = Platforms.operationOf(api);
        String leftOut = ApiQuery.of(api).leftOut();
        if (platform.offers(api)) {
            knownDetail(row, operation, leftOut);
            return null;
        }
        row.put("value", operation);
        ledger.note(
                Kind.OPEN,
                rows.originOf(row, config.place()),
                "detailApi " + operation
                        + " was added to the vendor's profile: say there what it is sent, and see at and into"
                        + leftOut);
        return operation;
    }

    private void knownDetail(Map<String, Object> row, String operation, String leftOut) {
        if (!leftOut.isEmpty()) {
            row.put("value", operation);
            ledger.note(Kind.OPEN, rows.originOf(row, config.place()), "detailApi " + operation + leftOut);
        }
    }

    /** It is a row of otherRequest. */
    private void topLevelDetail(List<Map<String, Object>> others) {
        ledger.read(config, "detailApi");
        config.optionalText("detailApi").ifPresent(api -> {
            others.add(RowValues.row("detailApi", api));
            ledger.note(Kind.CHANGED, config.placeOf("detailApi"), "detailApi is a row of otherRequest");
        });
    }

    private void pagination() {
        ledger.read(config, "pagination");
        config.optionalMap("pagination").ifPresent(pagination -> {
            ledger.read(pagination, "pageSize");
            pagination.node("pageSize").ifPresent(size -> {
                pull.putIfAbsent("pageSize", size);
                ledger.note(Kind.CHANGED, config.placeOf("pagination"), "pagination.pageSize is pageSize of pull");
            });
        });
    }

    private static void put(Map<String, Object> file, String key, List<Map<String, Object>> list) {
        if (!list.isEmpty()) {
            file.put(key, list);
        }
    }

    private List<Map<String, Object>> kept(List<Map<String, Object>> request, String prefix, ReadShape shape) {
        List<Map<String, Object>> kept = new ArrayList<>();
        for (Map<String, Object> row : request) {
            if (!isFilled(row, prefix + RowValues.field(row), shape)) {
                kept.add(row);
            }
        }
        if (!paged.isEmpty()) {
            note(Kind.CHANGED, String.join(", ", paged) + ": paging fills them; the page size is pageSize of pull");
        }
        return rows.sending(kept);
    }

    private boolean isFilled(Map<String, Object> row, String path, ReadShape shape) {
        String value = RowValues.text(row, "value");
        if (shape.isPaging(path)) {
            paged.add(RowValues.field(row));
            if (path.equals(shape.size()) && value.matches("[1-9][0-9]{0,6}")) {
                pull.put("pageSize", Math.min(Integer.parseInt(value), shape.largest()));
            }
            return true;
        }
        if (!Variables.timeIn(value)) {
            return false;
        }
        if (shape.windowOf(path).isPresent()) {
            window = shape.windowOf(path).get();
            windowed.add(RowValues.field(row));
            return true;
        }
        if (shape.keyset() != null) {
            cursor = true;
            ledger.note(
                    Kind.CHANGED,
                    rows.originOf(row, config.place()),
                    RowValues.field(row) + " asked by " + value + "; every run now goes on after the last "
                            + shape.keyset() + ", which sees later changes too (option cursor of pull)");
            return true;
        }
        return false;
    }

    /** How the read goes on from run to run. */
    private void times(List<Map<String, Object>> kept, ReadShape shape, String since) {
        String keyset = shape.keyset();
        if (window != null) {
            pull.put("window", window);
            pull.put("since", since);
            note(
                    Kind.CHANGED,
                    String.join(", ", windowed) + ": filled by window: " + window
                            + ", which begins where the last complete read ended; the first one begins at since: "
                            + since);
        } else if (kept.stream().anyMatch(row -> RowValues.text(row, "value").contains("LAST_SYNC_TIME"))) {
            pull.put("window", "request");
            pull.put("since", since);
            note(
                    Kind.CHANGED,
                    "LAST_SYNC_TIME is where the window begins that is read, CURRENT_TIME where it ends (window: request);"
                            + " the first one begins at since: " + since);
        } else if (keyset != null && (cursor || kept.isEmpty())) {
            pull.put("cursor", keyset);
        } else if (!shape.windows().isEmpty()) {
            pull.put("window", "none");
            constants(kept, shape);
        }
        if (pull.containsKey("cursor") && keyset != null) {
            selectList(kept, keyset);
        }
    }

    private void constants(List<Map<String, Object>> kept, ReadShape shape) {
        for (Map<String, Object> row : kept) {
            shape.windowOf(RowValues.field(row))
                    .ifPresent(name -> ledger.note(
                            Kind.OPEN,
                            rows.originOf(row, config.place()),
                            RowValues.field(row)
                                    + " is a constant, so every run reads the same time; to read what is new,"
                                    + " take the row out of source.yaml and write window: " + name
                                    + " and since at pull"));
        }
    }

    /** A record that stops matching is never read again: what was written of it stays. */
    private void filters(List<Map<String, Object>> kept) {
        for (Map<String, Object> row : kept) {
            String value = RowValues.text(row, "value");
            if (STATE.matcher(RowValues.field(row)).matches() && !value.isBlank()) {
                ledger.note(
                        Kind.CARRIED,
                        rows.originOf(row, config.place()),
                        RowValues.field(row) + " = " + RowValues.shown(row)
                                + " filters at the source: a record that stops matching later is"
                                + " not read again, and the target keeps what it has");
            }
        }
    }

    /** A field that the read goes on after must be among those that are asked for. */
    private void selectList(List<Map<String, Object>> kept, String keyset) {
        String id = config.text("id", "");
        for (Map<String, Object> row : kept) {
            List<String> names = List.of(RowValues.text(row, "value").split("\\s*,\\s*", -1));
            if (names.size() > 1 && names.contains(id) && !names.contains(keyset)) {
                row.put("value", RowValues.text(row, "value") + "," + keyset);
                ledger.note(
                        Kind.CHANGED,
                        rows.originOf(row, config.place()),
                        RowValues.field(row) + " asks for " + keyset + " too: pages and runs go on after it");
            }
        }
    }

    /** The rows that are options of the operation, or of the source file. */
    private List<Map<String, Object>> options(List<Map<String, Object>> others) {
        List<Map<String, Object>> options = new ArrayList<>();
        for (Map<String, Object> row : rows.sending(others)) {
            String field = RowValues.field(row);
            boolean known =
                    platform.known() != null && platform.known().options().containsKey(field);
            if (known || OF_SOURCE_FILE.contains(field)) {
                options.add(row);
            } else {
                ledger.note(
                        Kind.UNSUPPORTED,
                        rows.originOf(row, config.place()),
                        "otherRequest " + field + ": operation " + platform.operation()
                                + " has no such option; left out");
            }
        }
        return options;
    }

    private void note(Kind kind, String text) {
        ledger.note(kind, requestPlace(), text);
    }

    private Place requestPlace() {
        return config.placeOf("request");
    }
}
