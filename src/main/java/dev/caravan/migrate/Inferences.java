package dev.caravan.migrate;

import dev.caravan.config.ConfigMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What of a row is read as the public sources of the language suggest, without proof. Pure. */
final class Inferences {
    private static final Pattern SINGLE_BRACES = Pattern.compile("(?<!\\{)\\{[^{}\"':,]+}(?!})");

    private Inferences() {}

    /** Sentences by the key they are about. */
    static Map<String, String> of(ConfigMap row) {
        Map<String, String> found = new LinkedHashMap<>();
        String field = row.text("field", "");
        String value =
                row.node("value").map(node -> String.valueOf(node.plain())).orElse("");
        if (List.of("true", "1").contains(row.text("is_required", ""))) {
            found.put(
                    "is_required",
                    "[I] is_required of " + field + ": a record without a value for it is not sent, but dead");
        }
        if (row.has("mapping")) {
            found.put(
                    "mapping", "[I] mapping of " + field + " is read as a table of values; its shape is only reported");
        }
        if (value.contains("_findCollection") || value.contains("_mongoQuery")) {
            found.put(
                    "value",
                    "[I] the look-up of " + field + ": of several records it finds, the one staged first counts");
        } else if (SINGLE_BRACES.matcher(value).find() && !value.startsWith("_function")) {
            found.put("value", "[I] single braces in " + field + " mean the same as double ones");
        }
        return found;
    }
}
