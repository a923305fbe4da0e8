package dev.caravan.mapping.syntax;

import dev.caravan.json.Json;
import dev.caravan.json.JsonException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A look-up as 轻易云 writes it.
 *
 * @param scheme the case, or another name of it
 * @param find the field that is wanted
 * @param prefix what every field of the filter begins with
 * @param where the filter as plain values, its texts still with braces
 */
public record LookUpText(
        String scheme, String find, String prefix, @Nullable Object where) {
    static final String END = "_endFind";
    private static final String CONTENT = "content.";
    private static final Pattern START = Pattern.compile("\\s*(_findCollection|_mongoQuery)\\b.*", Pattern.DOTALL);
    private static final Pattern FIND = Pattern.compile(
            "\\s*_findCollection\\s+find\\s+(\\S+)\\s+from\\s+(\\S+)\\s+where\\s+(.+?)(?:\\s+_endFind)?\\s*",
            Pattern.DOTALL);
    private static final Pattern CONDITION = Pattern.compile("\\s*([^\\s={}]+)=((?:\\{\\{[^{}]*}}|\\S)*)");
    private static final Pattern QUERY =
            Pattern.compile("\\s*_mongoQuery\\s+(\\S+)\\s+findField=content\\.(\\S+)\\s+where=(.+)", Pattern.DOTALL);
    private static final Pattern QUOTED_OR_TEMPLATE = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|(\\{\\{[^{}\"]*}})");

    /** Whether a look-up within an expression begins here. */
    static boolean startsAt(String text, int at) {
        boolean word = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)) && text.charAt(at - 1) != '_';
        return word && (text.startsWith("_findCollection", at) || text.startsWith("_mongoQuery", at));
    }

    /** Where a look-up within an expression ends, behind its {@code _endFind}. */
    static int endOf(String text, int at) {
        int end = text.indexOf(END, at);
        int next = Math.max(text.indexOf("_findCollection", at + 1), text.indexOf("_mongoQuery", at + 1));
        if (end < 0 || next > 0 && next < end) {
            throw new IllegalArgumentException("the look-up in column " + (at + 1) + " has no " + END
                    + "; within _function a look-up ends with it: _findCollection find FIELD from CASE where k={{v}} "
                    + END);
        }
        return end + END.length();
    }

    /** Whether a value is such a look-up. */
    public static boolean is(String text) {
        return START.matcher(text).matches();
    }

    /** Reads it; a refusal is an {@link IllegalArgumentException} with a sentence. */
    static LookUpText read(String text) {
        return text.strip().startsWith("_find") ? findCollection(text) : mongoQuery(text);
    }

    private static LookUpText findCollection(String text) {
        Matcher matcher = FIND.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "expected _findCollection find FIELD from CASE where k={{v}} k2={{v2}}, found \"" + text.strip()
                            + "\"");
        }
        return new LookUpText(matcher.group(2), matcher.group(1), "", conditions(matcher.group(3)));
    }

    /** Several conditions stand beside each other; all of them must hold. */
    private static Map<String, Object> conditions(String text) {
        Map<String, Object> conditions = new LinkedHashMap<>();
        Matcher condition = CONDITION.matcher(text);
        int end = 0;
        while (end < text.length() && condition.region(end, text.length()).lookingAt()) {
            conditions.put(condition.group(1), unquoted(condition.group(2)));
            end = condition.end();
        }
        if (!text.substring(end).isBlank()) {
            throw new IllegalArgumentException("expected conditions like k={{v}} with one space between them and none "
                    + "within, found \"" + text.substring(end).strip() + "\"");
        }
        return conditions;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.startsWith("'") && value.endsWith("'") || value.startsWith("\"") && value.endsWith("\""));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static LookUpText mongoQuery(String text) {
        Matcher matcher = QUERY.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "expected _mongoQuery CASE findField=content.FIELD where={\"content.K\":{\"$eq\":\"{{v}}\"}}, found \""
                            + text.strip() + "\"");
        }
        try {
            return new LookUpText(
                    matcher.group(1), matcher.group(2), CONTENT, Json.parse(withQuotes(matcher.group(3))));
        } catch (JsonException notJson) {
            throw new IllegalArgumentException("where is no JSON: " + notJson.getMessage(), notJson);
        }
    }

    /** {@code {"$gt": {{n}}}} is JSON only once the braces stand in a text. */
    private static String withQuotes(String json) {
        return QUOTED_OR_TEMPLATE
                .matcher(json)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null ? found.group() : "\"" + found.group(1) + "\""));
    }
}
