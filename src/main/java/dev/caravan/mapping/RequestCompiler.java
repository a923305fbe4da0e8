package dev.caravan.mapping;

import dev.caravan.config.ConfigMap;
import dev.caravan.config.NearestName;
import dev.caravan.json.Json;
import dev.caravan.mapping.syntax.SourceFields;
import dev.caravan.mapping.syntax.TemplateCompiler;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compiles the rows of a source's request; problems are noted in the document. Used once. */
final class RequestCompiler {
    /** A moment to try a request with: what fails then would fail in every run. */
    private static final RequestVariables SAMPLE = new RequestVariables(
            Instant.parse("2024-01-01T00:00:00Z"),
            Instant.parse("2024-01-02T00:00:00Z"),
            ZoneId.of("UTC"),
            new RequestVariables.Page(100, 1, 0));

    private static final List<String> VARIABLES = List.of(
            "LAST_SYNC_TIME",
            "CURRENT_TIME",
            "DAYS_AGO_1",
            "PAGINATION_PAGE_SIZE",
            "PAGINATION_START_PAGE",
            "PAGINATION_START_ROW");

    private final ConfigMap map;
    private final String key;
    private final ZoneId zone;

    /**
     * @param map has the rows
     * @param key of the list, for problems of all of it
     * @param zone of dates without one
     */
    RequestCompiler(ConfigMap map, String key, ZoneId zone) {
        this.map = map;
        this.key = key;
        this.zone = zone;
    }

    /**
     * Compiles rows.
     *
     * @param prefix of the dotted paths of their fields
     */
    SourceRequest compile(List<ConfigMap> rows, String prefix) {
        SourceFields names = SourceFields.ofRequest();
        Map<String, RequestField> fields = RequestFields.of(rows, prefix);
        List<Row> compiled = new RowCompiler(MappingEnvironment.of(zone), names)
                .compile(rows.stream().map(RequestCompiler::lenient).toList());
        if (compiled.stream().anyMatch(Row::looksUp)) {
            map.problem(key, "a look-up cannot stand here: the request is made before there is a record");
            return SourceRequest.none();
        }
        names.names().stream()
                .filter(name -> !TemplateCompiler.isVariable(name))
                .forEach(this::refuse);
        SourceRequest request = new SourceRequest(
                new SourceRequest.Rows(compiled, names.names(), prefix, text(rows)), fields, Set.of());
        if (names.names().stream().allMatch(TemplateCompiler::isVariable)) {
            attempt(request);
        }
        return request;
    }

    /** Whether the profile or the route fills an empty field that is required is known later. */
    private static ConfigMap lenient(ConfigMap row) {
        return RequestFields.isMissing(row) ? row.without("is_required") : row;
    }

    private void refuse(String name) {
        map.problem(
                key,
                "{{" + name + "}} cannot stand here: the request is made before there is a record"
                        + NearestName.of(name, VARIABLES)
                                .map(near -> "; did you mean {{" + near + "}}?")
                                .orElse(""));
    }

    private void attempt(SourceRequest request) {
        try {
            request.render(SAMPLE);
        } catch (IllegalArgumentException refused) {
            map.problem(key, String.valueOf(refused.getMessage()));
        }
    }

    /** What makes rows that are not constant what they are. */
    private static String text(List<ConfigMap> rows) {
        return rows.stream()
                .filter(row ->
                        RequestFields.of(List.of(row), "").values().stream().anyMatch(RequestField::varies))
                .map(RequestCompiler::text)
                .collect(Collectors.joining(","));
    }

    private static String text(ConfigMap row) {
        Map<String, Object> meaning = new LinkedHashMap<>();
        for (String name : List.of("field", "type", "value", "default", "parser", "children", "parent", "parent_id")) {
            row.node(name).ifPresent(node -> meaning.put(name, String.valueOf(node.plain())));
        }
        return Json.write(meaning);
    }
}
