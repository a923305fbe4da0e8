package dev.caravan.model.profile;

import java.util.List;
import java.util.Set;

/**
 * The parameters that are signed, as one text.
 *
 * @param parts where they are taken from; of the same name in several, the later part's
 * @param only names that are signed; empty = all
 * @param without names that are not
 * @param sorted by name, by UTF-16 code units; else in the order they are sent
 * @param each what one becomes: {@code {name}}, {@code {value}} (not encoded), and their lengths in characters, {@code
 *     {name-length}} and {@code {value-length}}
 * @param between stands between two
 * @param skipEmpty leaves those without a value out
 */
public record SignedParameters(
        Set<RequestPart> parts,
        List<String> only,
        List<String> without,
        boolean sorted,
        String each,
        String between,
        boolean skipEmpty) {
    public SignedParameters {
        parts = Set.copyOf(parts);
        only = List.copyOf(only);
        without = List.copyOf(without);
    }
}
