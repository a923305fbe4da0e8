package dev.caravan.mapping;

import dev.caravan.config.ConfigList;
import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigNode;
import dev.caravan.config.ConfigScalar;
import dev.caravan.config.NearestName;
import dev.caravan.mapping.notation.Keys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Compiles {@code parser: {name: …, params: …}}. Several names are separated by commas and applied in that order; their
 * params are a list, one for each, or separated by commas too, or one text when only one parser takes any. The name alone
 * may stand for the map.
 */
final class ParserCompiler {
    private static final String PARSER = "parser";
    private static final String PARAMS = "params";

    private final MappingExtensions extensions;

    ParserCompiler(MappingExtensions extensions) {
        this.extensions = extensions;
    }

    /** The row's parsers; problems are noted in the document. */
    List<FieldParser> compile(ConfigMap row) {
        Optional<ConfigNode> node = row.node(PARSER);
        if (node.isEmpty()) {
            if (row.has(PARAMS)) {
                row.problem(PARAMS, "params without a parser that takes them");
            }
            return List.of();
        }
        boolean nameOnly = node.get() instanceof ConfigScalar;
        if (!nameOnly && row.has(PARAMS)) {
            row.problem(PARAMS, "params belongs into parser: { name: …, params: … }");
        }
        ConfigMap map = nameOnly ? row : row.mapOrEmpty(PARSER);
        if (!nameOnly) {
            Keys.PARSER.check(map);
        }
        try {
            return parsers(map, map.text(nameOnly ? PARSER : "name", ""));
        } catch (IllegalArgumentException refused) {
            node.get().problem(String.valueOf(refused.getMessage()));
            return List.of();
        }
    }

    private List<FieldParser> parsers(ConfigMap map, String names) {
        List<MappingParser> named = Arrays.stream(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(this::named)
                .toList();
        List<String> params = params(map, named);
        List<FieldParser> parsers = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            parsers.add(FieldParser.of(named.get(i), params.get(i)));
        }
        return List.copyOf(parsers);
    }

    private MappingParser named(String name) {
        Optional<MappingParser> builtIn = BuiltInParser.of(name).map(MappingParser.class::cast);
        Optional<MappingParser> own = extensions.parser(name);
        if (builtIn.isPresent() && own.isPresent()) {
            throw new IllegalArgumentException("the parser " + name + " is built in; give your own another name");
        }
        return own.or(() -> builtIn).orElseThrow(() -> {
            List<String> names = new ArrayList<>(BuiltInParser.names());
            names.addAll(extensions.parserNames());
            return new IllegalArgumentException(NearestName.unknown(PARSER, name, names));
        });
    }

    private static List<String> params(ConfigMap map, List<MappingParser> parsers) {
        Optional<ConfigNode> node = map.node(PARAMS);
        if (node.isPresent() && node.get() instanceof ConfigList list) {
            List<String> texts = list.texts();
            if (texts.size() != parsers.size()) {
                throw new IllegalArgumentException("params has " + texts.size() + " elements for " + parsers.size()
                        + " parsers; write one for each");
            }
            return texts;
        }
        String text = map.text(PARAMS, "");
        if (map.has("params1")) {
            text = map.text("params1") + "," + map.text("params2");
        }
        long taking = parsers.stream().filter(parser -> count(parser) > 0).count();
        return taking > 1 && !text.isEmpty() ? cut(text, parsers) : single(text, parsers);
    }

    private static List<String> single(String text, List<MappingParser> parsers) {
        boolean only = parsers.size() == 1;
        return parsers.stream()
                .map(parser -> only || count(parser) > 0 ? text : "")
                .toList();
    }

    private static List<String> cut(String text, List<MappingParser> parsers) {
        List<String> parts = List.of(text.split(",", -1));
        if (parts.size() != parsers.stream().mapToInt(ParserCompiler::count).sum()) {
            throw new IllegalArgumentException("several parsers take params; write params as a list, one for each "
                    + "parser, or as many texts with commas between them as they take");
        }
        List<String> params = new ArrayList<>();
        int at = 0;
        for (MappingParser parser : parsers) {
            int end = at + count(parser);
            params.add(String.join(",", parts.subList(at, end)));
            at = end;
        }
        return params;
    }

    /** A user's own parser takes one text. */
    private static int count(MappingParser parser) {
        return parser instanceof BuiltInParser builtIn ? builtIn.count() : 1;
    }
}
