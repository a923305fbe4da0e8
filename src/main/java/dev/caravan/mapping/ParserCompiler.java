package dev.caravan.mapping;

import dev.caravan.config.ConfigList;
import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigNode;
import dev.caravan.mapping.FieldParser.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Compiles {@code parser: {name: …, params: …}}. Several names are separated by commas and applied in that order; their
 * params are then a list, one for each, unless only one of them takes any.
 */
final class ParserCompiler {
    private ParserCompiler() {}

    static List<FieldParser> compile(ConfigMap row) {
        Optional<ConfigMap> parser = row.optionalMap("parser");
        if (parser.isEmpty()) {
            return List.of();
        }
        ConfigMap map = parser.get();
        Keys.PARSER.check(map);
        try {
            return parsers(map);
        } catch (IllegalArgumentException refused) {
            map.problem(String.valueOf(refused.getMessage()));
            return List.of();
        }
    }

    private static List<FieldParser> parsers(ConfigMap map) {
        List<Kind> kinds = Arrays.stream(map.text("name", "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(Kind::named)
                .toList();
        List<String> params = params(map, kinds);
        List<FieldParser> parsers = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            parsers.add(kinds.get(i).with(params.get(i)));
        }
        return List.copyOf(parsers);
    }

    private static List<String> params(ConfigMap map, List<Kind> kinds) {
        Optional<ConfigNode> node = map.node("params");
        if (node.isPresent() && node.get() instanceof ConfigList list) {
            List<String> texts = list.texts();
            if (texts.size() != kinds.size()) {
                throw new IllegalArgumentException("params has " + texts.size() + " elements for " + kinds.size()
                        + " parsers; write one for each");
            }
            return texts;
        }
        String text = map.text("params", "");
        if (!text.isEmpty() && kinds.stream().filter(Kind::takesParams).count() > 1) {
            throw new IllegalArgumentException(
                    "several parsers take params; write params as a list, one for each parser");
        }
        boolean single = kinds.size() == 1;
        return kinds.stream()
                .map(kind -> single || kind.takesParams() ? text : "")
                .toList();
    }
}
