package dev.caravan.sandbox.k3cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A FilterString of ExecuteBillQuery: comparisons ({@code = <> > >= < <= like in}) joined by {@code and}, {@code or} and
 * parentheses; text stands in single quotes, a quote within is doubled.
 *
 * @param numbers when not null, only rows of these FNumbers can pass
 */
record BillFilter(Predicate<StockRow> passes, @Nullable Set<String> numbers) {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:('(?:[^']|'')*')|([\\p{L}_][\\p{L}\\p{N}_.]*)|(-?\\d+(?:\\.\\d+)?)|(<>|!=|>=|<=|[=<>(),]))\\s*");

    static BillFilter of(String text) throws K3Refusal {
        if (text.isBlank()) {
            return new BillFilter(row -> true, null);
        }
        Parser parser = new Parser(tokens(text));
        BillFilter filter = parser.either();
        if (!parser.atEnd()) {
            throw bad(parser.next());
        }
        return filter;
    }

    private static List<String> tokens(String text) throws K3Refusal {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw bad(text.substring(at));
            }
            tokens.add(matcher.group().strip());
            at = matcher.end();
        }
        return tokens;
    }

    private static K3Refusal bad(String near) {
        return new K3Refusal(8, "FilterString语法错误，位置：" + near);
    }

    private BillFilter and(BillFilter other) {
        return new BillFilter(passes.and(other.passes), numbers == null ? other.numbers : numbers);
    }

    private BillFilter or(BillFilter other) {
        return new BillFilter(passes.or(other.passes), null);
    }

    /** Descends over the tokens; a class of its own only to hold the place. */
    private static final class Parser {
        private final List<String> tokens;
        private int at;

        private Parser(List<String> tokens) {
            this.tokens = tokens;
        }

        private boolean atEnd() {
            return at == tokens.size();
        }

        private String next() throws K3Refusal {
            if (atEnd()) {
                throw bad("结尾");
            }
            return tokens.get(at++);
        }

        private boolean took(String word) {
            boolean found = !atEnd() && tokens.get(at).equalsIgnoreCase(word);
            at += found ? 1 : 0;
            return found;
        }

        private BillFilter either() throws K3Refusal {
            BillFilter filter = both();
            while (took("or")) {
                filter = filter.or(both());
            }
            return filter;
        }

        private BillFilter both() throws K3Refusal {
            BillFilter filter = one();
            while (took("and")) {
                filter = filter.and(one());
            }
            return filter;
        }

        private BillFilter one() throws K3Refusal {
            if (took("(")) {
                BillFilter filter = either();
                if (!took(")")) {
                    throw bad(next());
                }
                return filter;
            }
            String field = next();
            String operator = next().toLowerCase(Locale.ROOT);
            return operator.equals("in") ? in(field) : comparison(field, operator, literal());
        }

        private BillFilter in(String field) throws K3Refusal {
            Set<String> values = new LinkedHashSet<>();
            if (!took("(")) {
                throw bad(next());
            }
            do {
                values.add(literal());
            } while (took(","));
            if (!took(")")) {
                throw bad(next());
            }
            return new BillFilter(row -> values.contains(text(row, field)), field.equals("FNumber") ? values : null);
        }

        private String literal() throws K3Refusal {
            String token = next();
            boolean quoted = token.startsWith("'");
            return quoted ? token.substring(1, token.length() - 1).replace("''", "'") : token;
        }

        private static BillFilter comparison(String field, String operator, String value) throws K3Refusal {
            Predicate<StockRow> test =
                    switch (operator) {
                        case "=" -> row -> text(row, field).equals(value);
                        case "<>", "!=" -> row -> !text(row, field).equals(value);
                        case ">" -> row -> compare(row, field, value) > 0;
                        case ">=" -> row -> compare(row, field, value) >= 0;
                        case "<" -> row -> compare(row, field, value) < 0;
                        case "<=" -> row -> compare(row, field, value) <= 0;
                        case "like" -> like(field, value);
                        default -> throw bad(operator);
                    };
            boolean oneNumber = operator.equals("=") && field.equals("FNumber");
            return new BillFilter(test, oneNumber ? Set.of(value) : null);
        }

        private static Predicate<StockRow> like(String field, String value) {
            StringBuilder regex = new StringBuilder();
            for (int at = 0; at < value.length(); at++) {
                switch (value.charAt(at)) {
                    case '%' -> regex.append(".*");
                    case '_' -> regex.append('.');
                    default -> regex.append(Pattern.quote(value.substring(at, at + 1)));
                }
            }
            Pattern pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
            return row -> pattern.matcher(text(row, field)).matches();
        }

        private static int compare(StockRow row, String field, String value) {
            if (row.field(field) instanceof Integer number) {
                return Double.compare(number, Double.parseDouble(value));
            }
            return text(row, field).replace('T', ' ').compareTo(value.replace('T', ' '));
        }

        private static String text(StockRow row, String field) {
            Object value = row.field(field);
            return value == null ? "" : value instanceof JsonNode node ? node.asText() : value.toString();
        }
    }
}
