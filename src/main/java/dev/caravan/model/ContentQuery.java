package dev.caravan.model;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks the store for records of a case by one field of their content, or for all of them.
 *
 * @param field a name, or names of nested objects with dots between them (never a position in a list); a field that bears
 *     the whole dotted name counts as well. Null = every record
 * @param values texts, one of which the field's text must equal: a text as it is, a number or boolean as the source wrote
 *     it. The store may compare no more than the first {@value #COMPARED} characters: whoever asks looks again
 * @param after only records with a greater id
 * @param limit most records of the answer
 */
public record ContentQuery(@Nullable String field, List<String> values, long after, int limit) {
    /** How many characters of a text the stores compare at least. */
    public static final int COMPARED = 100;

    private static final int LONGEST_FIELD = 200;
    private static final Pattern FIELD = Pattern.compile("[^\"'\\\\?{}$\\p{Cntrl}]{1," + LONGEST_FIELD + "}");

    public ContentQuery {
        values = List.copyOf(values);
        if (field != null && !isField(field)) {
            throw new IllegalArgumentException("\"" + field + "\" is no field that records can be looked up by");
        }
    }

    /** True for names that every store can make an index of: without quotes, backslashes, braces, {@code ?} and {@code $}. */
    public static boolean isField(String name) {
        return FIELD.matcher(name).matches() && !name.startsWith(".") && !name.endsWith(".") && !name.contains("..");
    }

    /** Every record of a case. */
    public static ContentQuery all(long after, int limit) {
        return new ContentQuery(null, List.of(), after, limit);
    }
}
