package dev.caravan.mapping;

import dev.caravan.config.ConfigDocument;
import dev.caravan.config.ConfigList;
import dev.caravan.config.ConfigMap;
import dev.caravan.config.Rule;
import dev.caravan.mapping.notation.Keys;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a case's {@code test.yaml}: examples that prove its mapping. */
public final class ExampleFile {
    /** Its name in the case's folder. */
    public static final String NAME = "test.yaml";

    private ExampleFile() {}

    /**
     * The examples of a text (YAML or JSON).
     *
     * @param file its name for messages
     * @throws dev.caravan.config.ConfigException with every problem and its place
     */
    public static List<MappingExample> read(String file, String text) {
        ConfigDocument document = ConfigDocument.read(file, text);
        ConfigMap map = document.map();
        Keys.EXAMPLES.check(map);
        List<ConfigMap> tests = map.maps("tests");
        if (tests.isEmpty()) {
            map.problem(Rule.MISSING_KEY, "\"tests\" is missing: it lists examples with record and payload");
        }
        List<MappingExample> examples = new ArrayList<>();
        for (ConfigMap test : tests) {
            examples.add(example(test, examples.size() + 1));
        }
        document.throwIfInvalid();
        return examples;
    }

    private static MappingExample example(ConfigMap test, int number) {
        Keys.EXAMPLE.check(test);
        boolean fails = test.has("fails");
        if (fails == test.has("payload")) {
            test.problem(
                    Rule.MISSING_KEY,
                    "an example says either what the record becomes (payload) or why it fails (fails)");
        }
        return new MappingExample(
                test.text("name", "#" + number),
                test.place(),
                now(test),
                content(test.map("record")),
                fails ? null : content(test.mapOrEmpty("payload")),
                fails ? test.text("fails") : null,
                lookUps(test.mapOrEmpty("lookups")));
    }

    private static @Nullable Instant now(ConfigMap test) {
        String text = test.text("now", "");
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException malformed) {
            test.problem("now", "\"" + text + "\" is no moment; write one such as 2024-01-31T08:00:00+08:00");
            return null;
        }
    }

    private static Map<String, List<Map<String, Object>>> lookUps(ConfigMap cases) {
        Map<String, List<Map<String, Object>>> staged = new LinkedHashMap<>();
        for (String name : cases.names()) {
            staged.put(
                    name,
                    cases.list(name).map(ConfigList::maps).orElse(List.of()).stream()
                            .map(ExampleFile::content)
                            .toList());
        }
        return staged;
    }

    /** A record has nulls as its source sends them; mappings take them for absent. */
    @SuppressWarnings({"unchecked", "NullAway"}) // plain() has text names; JSON null is null in records everywhere
    private static Map<String, Object> content(ConfigMap map) {
        return (Map<String, Object>) (Map<String, ?>) map.plain();
    }
}
