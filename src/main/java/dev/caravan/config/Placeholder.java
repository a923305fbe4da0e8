package dev.caravan.config;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code {name}} in a text of a profile. Several names are joined by colons: {@code {username:password}}. A question mark
 * makes it optional: without a value the whole parameter, header or field is left out. Filters follow, each behind a bar,
 * and are applied in order: {@code {username:password|base64}}, {@code {password|sha256|upper}}. Immutable.
 *
 * @param names at least one
 * @param filters as written
 */
public record Placeholder(List<String> names, boolean optional, List<String> filters) {
    /**
     * What may stand behind a bar: digests in lower-case hex of the text in UTF-8, Base64 of the text in UTF-8,
     * percent-encoding (the slash too), letters, and {@code int}, which makes a request field a number. A zero and a digit,
     * such as {@code 04}, fill the text up with zeros to that width.
     */
    public static final List<String> FILTERS =
            List.of("base64", "md5", "sha1", "sha256", "sha512", "url", "lower", "upper", "int");

    private static final String NAME = "[A-Za-z][A-Za-z0-9_-]*";
    private static final Pattern SHAPE =
            Pattern.compile("\\{(" + NAME + "(?::" + NAME + ")*)(\\?)?((?:\\|[A-Za-z0-9-]+)*)}");
    private static final Pattern WIDTH = Pattern.compile("0[1-9]");

    public Placeholder {
        names = List.copyOf(names);
        filters = List.copyOf(filters);
    }

    /** The text with every placeholder replaced; other braces stay. */
    public static String replace(String text, Function<Placeholder, String> value) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        return SHAPE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value.apply(of(match))));
    }

    /** The placeholders of a text, in order. */
    public static List<Placeholder> in(String text) {
        return SHAPE.matcher(text).results().map(Placeholder::of).toList();
    }

    /** Whether the text is one placeholder and nothing else. */
    public static boolean isAlone(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** Whether there is such a filter. */
    public static boolean isFilter(String name) {
        return FILTERS.contains(name) || isWidth(name);
    }

    /** Whether it is a filter that fills up with zeros. */
    public static boolean isWidth(String filter) {
        return WIDTH.matcher(filter).matches();
    }

    /** The sentence for a filter that does not exist. */
    public static String unknownFilter(String name) {
        return NearestName.unknown("filter", name, FILTERS) + ", or a width such as 04";
    }

    private static Placeholder of(MatchResult match) {
        List<String> filters = Arrays.stream(match.group(3).split("\\|"))
                .filter(filter -> !filter.isEmpty())
                .toList();
        return new Placeholder(List.of(match.group(1).split(":")), match.group(2) != null, filters);
    }
}
