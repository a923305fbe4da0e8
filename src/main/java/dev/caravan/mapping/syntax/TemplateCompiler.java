package dev.caravan.mapping.syntax;

import dev.caravan.config.NearestName;
import dev.caravan.mapping.expression.EnclosingArray;
import dev.caravan.mapping.expression.Expression;
import dev.caravan.mapping.expression.Literal;
import dev.caravan.mapping.expression.MixedText;
import dev.caravan.mapping.expression.Piped;
import dev.caravan.mapping.expression.Piped.Pipe;
import dev.caravan.mapping.expression.Reference;
import dev.caravan.mapping.expression.Variable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compiles the text of a value: {@code {{a.b}}} or {@code {a.b}} is a field, {@code {{a|date}}} a formatted one, other
 * braces are text, as is a brace after a backslash. Refusals are {@link IllegalArgumentException}s with a sentence.
 */
public final class TemplateCompiler {
    private static final Pattern SINGLE = Pattern.compile("\\{([^\\s{}\"':,;|\\\\]+(?:\\|[A-Za-z_]+)?)}");
    private static final Pattern VARIABLE = Pattern.compile(
            "LAST_SYNC_TIME|CURRENT_TIME|DAYS_AGO_[0-9]{1,5}|PAGINATION_(PAGE_SIZE|START_ROW|START_PAGE)");
    private static final Pattern VARIABLE_IN_TEXT = Pattern.compile("\\{\\s*(" + VARIABLE.pattern() + ")\\s*[|}]");
    private static final List<String> PIPES =
            Stream.of(Pipe.values()).map(Pipe::label).toList();

    private final ZoneId zone;
    private final SourceFields fields;

    public TemplateCompiler(ZoneId zone, SourceFields fields) {
        this.zone = zone;
        this.fields = fields;
    }

    /** The built-in variables of 轻易云 that a text refers to, in order. */
    public static Set<String> variablesIn(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher found = VARIABLE_IN_TEXT.matcher(text);
        while (found.find()) {
            names.add(found.group(1));
        }
        return names;
    }

    public static boolean isVariable(String name) {
        return VARIABLE.matcher(name).matches();
    }

    /** A text that is exactly one reference keeps the source's type; a text without any is a literal. */
    public Expression compile(String text, List<EnclosingArray> arrays) {
        if (FunctionCompiler.is(text)) {
            throw new IllegalArgumentException("_function is the whole value of a row, it cannot stand here");
        }
        if (LookUpText.is(text)) {
            throw new IllegalArgumentException("a look-up is the whole value of a row, it cannot stand here");
        }
        List<Expression> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = referenceEnd(text, at);
            if (end < 0) {
                at += literal(text, at, literal);
            } else {
                flush(literal, parts);
                parts.add(braced(text.substring(at, end), arrays));
                at = end;
            }
        }
        flush(literal, parts);
        return switch (parts.size()) {
            case 0 -> new Literal("");
            case 1 -> parts.get(0);
            default -> new MixedText(List.copyOf(parts));
        };
    }

    /** A reference to a field by its bare name. */
    public Reference reference(String name, List<EnclosingArray> arrays) {
        List<String> paths = new ArrayList<>(List.of(name));
        arrays.forEach(array -> paths.add(array.pathOf(name)));
        fields.add(new SourceField(name, List.copyOf(paths)));
        return Reference.within(arrays, name);
    }

    /** Where the reference that starts here ends; -1 when none starts here. */
    static int referenceEnd(String text, int at) {
        if (text.startsWith("{{", at)) {
            int close = text.indexOf("}}", at);
            if (close < 0) {
                throw new IllegalArgumentException("\"" + text + "\" opens {{ and does not close it with }}");
            }
            return close + 2;
        }
        Matcher single = SINGLE.matcher(text).region(at, text.length());
        return text.charAt(at) == '{' && single.lookingAt() ? single.end() : -1;
    }

    /** Takes one character over and says how many were read for it. */
    private static int literal(String text, int at, StringBuilder literal) {
        boolean escaped = text.startsWith("\\{", at) || text.startsWith("\\}", at);
        literal.append(text.charAt(escaped ? at + 1 : at));
        return escaped ? 2 : 1;
    }

    private static void flush(StringBuilder literal, List<Expression> parts) {
        if (!literal.isEmpty()) {
            parts.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    /** The name in braces, without a format. */
    static String nameIn(String braced) {
        String inner = inner(braced);
        int bar = inner.indexOf('|');
        return (bar < 0 ? inner : inner.substring(0, bar)).strip();
    }

    private static String inner(String braced) {
        int width = braced.startsWith("{{") ? 2 : 1;
        return braced.substring(width, braced.length() - width).strip();
    }

    /** What {@code {{name}}} or {@code {{name|date}}} stands for. */
    Expression braced(String braced, List<EnclosingArray> arrays) {
        String inner = inner(braced);
        int bar = inner.indexOf('|');
        String name = nameIn(braced);
        if (name.isEmpty() || name.contains("{") || name.contains("}")) {
            throw new IllegalArgumentException("\"" + braced + "\" names no field; write {{name}}");
        }
        Expression value = isVariable(name) && !fields.holdVariables() ? variable(name) : reference(name, arrays);
        return bar < 0 ? value : new Piped(value, pipe(inner.substring(bar + 1).strip()), zone);
    }

    private Variable variable(String name) {
        fields.addVariable(name);
        return Variable.named(name, zone);
    }

    private static Pipe pipe(String name) {
        return Arrays.stream(Pipe.values())
                .filter(pipe -> pipe.label().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(NearestName.unknown("format", name, PIPES)));
    }
}
