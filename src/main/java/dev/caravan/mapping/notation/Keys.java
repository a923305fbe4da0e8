package dev.caravan.mapping.notation;

import dev.caravan.config.ConfigMap;
import dev.caravan.config.NearestName;
import dev.caravan.config.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The keys a map of 轻易云's configuration may have.
 *
 * @param used read by us, or accepted because they change nothing here
 * @param refused known, with the sentence that says why they cannot stay
 */
public record Keys(List<String> used, Map<String, String> refused) {
    static final String LATER = " comes with a later version; take it out until then";
    private static final String SOURCE = " belongs to a source; put it into source.yaml";

    public static final Keys MAPPING = new Keys(
            List.of(
                    "request",
                    "otherRequest",
                    "operation",
                    "api",
                    "effect",
                    "type",
                    "method",
                    "id",
                    "number",
                    "name",
                    "label",
                    "describe",
                    "idCheck",
                    "response",
                    "otherResponse",
                    "autoFillResponse",
                    "groupCalculate",
                    "distributionOrg",
                    "autoCheck",
                    "callBackStrategy",
                    "mapping"),
            Map.ofEntries(
                    Map.entry("primaryWriteback", " belongs to the rows of response"),
                    Map.entry("lookup", " belongs to a row of request"),
                    Map.entry("condition", SOURCE),
                    Map.entry("condition_bk", SOURCE),
                    Map.entry("beatFlat", SOURCE),
                    Map.entry("formatResponse", SOURCE),
                    Map.entry("omissionRemedy", SOURCE),
                    Map.entry("pagination", SOURCE),
                    Map.entry("detailApi", SOURCE)));

    private static final String TARGET = " belongs to a target; put it into mapping.yaml";

    public static final Keys SOURCE_FILE = new Keys(
            List.of(
                    "request",
                    "otherRequest",
                    "condition",
                    "condition_bk",
                    "id",
                    "number",
                    "name",
                    "idCheck",
                    "api",
                    "effect",
                    "type",
                    "method",
                    "label",
                    "describe",
                    "response",
                    "otherResponse",
                    "autoFillResponse",
                    "beatFlat",
                    "formatResponse",
                    "omissionRemedy",
                    "pagination"),
            Map.ofEntries(
                    Map.entry("operation", TARGET),
                    Map.entry("groupCalculate", TARGET),
                    Map.entry("detailApi", " is a row of otherRequest")));

    public static final Keys CONDITION = new Keys(List.of("field", "logic", "value", "strictMode"), Map.of());

    public static final Keys FORMAT = new Keys(List.of("old", "new", "format"), Map.of());

    public static final Keys BEAT_FLAT = new Keys(List.of("lists", "first"), Map.of());

    public static final Keys REMEDY = new Keys(List.of("crontab", "adapter", "takeOverRequest"), Map.of());

    private static final String PAGING =
            " is what the paging of the operation says; describe it in vendors/<vendor>.yaml";

    public static final Keys PAGINATION = new Keys(
            List.of("pageSize"),
            Map.ofEntries(
                    Map.entry("pageField", PAGING),
                    Map.entry("pageSizeField", PAGING),
                    Map.entry("cursorField", PAGING),
                    Map.entry("hasNextField", PAGING),
                    Map.entry("totalField", PAGING)));

    public static final Keys ROW = new Keys(
            List.of(
                    "field",
                    "label",
                    "type",
                    "value",
                    "lookup",
                    "is_required",
                    "default",
                    "parser",
                    "children",
                    "describe",
                    "id",
                    "parent",
                    "parent_id",
                    "display",
                    "enableDisplay",
                    "mapping",
                    "language",
                    "params"),
            Map.of());

    public static final Keys TABLE = new Keys(List.of("target", "direction", "notFound"), Map.of());

    public static final Keys LOOK_UP = new Keys(List.of("in", "find", "where", "notFound", "until"), Map.of());

    public static final Keys GROUP = new Keys(
            List.of("headerGroup", "bodyGroup", "bodyName", "targetBodyName", "bodyMaxLine", "calculate"), Map.of());

    public static final Keys PARSER = new Keys(List.of("name", "params", "params1", "params2"), Map.of());

    public static final Keys OPERATION = new Keys(List.of("method", "rows", "rowsKey"), Map.of());

    public static final Keys EXAMPLES = new Keys(List.of("tests"), Map.of());

    public static final Keys EXAMPLE =
            new Keys(List.of("name", "now", "record", "payload", "fails", "lookups"), Map.of());

    /** Notes a problem for every key that cannot stand in the map. */
    public void check(ConfigMap map) {
        List<String> allowed = new ArrayList<>(used);
        for (String name : map.names()) {
            String reason = refused.get(name);
            if (reason != null) {
                map.problem(name, Rule.MISPLACED_KEY, "\"" + name + "\"" + reason);
            } else if (!Set.copyOf(used).contains(name)) {
                map.problem(name, Rule.UNKNOWN_KEY, NearestName.unknown("key", name, allowed));
            }
        }
    }
}
