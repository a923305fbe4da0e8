package dev.caravan.mapping;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A parser of 轻易云.
 *
 * @param takes what its params are, for messages
 * @param count how many params it takes
 */
record BuiltInParser(
        String name, String takes, int count, Predicate<String> fits, BiFunction<Object, String, Object> shape)
        implements MappingParser {
    private static final Pattern TWO_NAMES = Pattern.compile("[^,]*[^,\\s][^,]*,[^,]*[^,\\s][^,]*");

    private static final List<BuiltInParser> ALL = List.of(
            new BuiltInParser(
                    "ConvertObjectParser",
                    "the name of the field within the object, e.g. FNumber",
                    1,
                    params -> !params.isBlank() && !params.contains(","),
                    ParserShapes::object),
            new BuiltInParser(
                    "ConvertTwoStageObjectParser",
                    "two names separated by a comma, e.g. FStockId,FNumber",
                    2,
                    params -> TWO_NAMES.matcher(params).matches(),
                    ParserShapes::twoStages),
            new BuiltInParser("StringToArray", "a separator", 1, params -> true, ParserShapes::split),
            new BuiltInParser("ArrayToString", "a separator", 1, params -> true, ParserShapes::join),
            new BuiltInParser(
                    "ArrayUnique", "nothing", 0, String::isEmpty, (value, params) -> ParserShapes.unique(value)),
            new BuiltInParser(
                    "ConvertJson", "nothing", 0, String::isEmpty, (value, params) -> ParserShapes.pairs(value)),
            new BuiltInParser(
                    "K3WiseHeiHuCustomParser",
                    "the name of the field, e.g. 物料短代码",
                    1,
                    params -> !params.isBlank(),
                    ParserShapes::named));

    /** The parser of a name in any case. */
    static Optional<BuiltInParser> of(String name) {
        return ALL.stream()
                .filter(parser -> parser.name().equalsIgnoreCase(name))
                .findFirst();
    }

    static List<String> names() {
        return ALL.stream().map(BuiltInParser::name).toList();
    }

    @Override
    public void check(String params) {
        if (!fits.test(params)) {
            throw new IllegalArgumentException(
                    "the params of " + name + " are " + takes + ", found \"" + params + "\"");
        }
    }

    @Override
    public Object parse(Object value, String params) {
        return shape.apply(value, params);
    }
}
