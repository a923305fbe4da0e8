package dev.caravan.daemon;

import dev.caravan.config.Place;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds where a text has what a sentence speaks of. Immutable.
 */
final class SpokenColumn {
    private static final Pattern SPOKEN = Pattern.compile("\"([^\"]{2,})\"|([a-z]+:[\\w./-]+)");

    private final String[] lines;

    SpokenColumn(String text) {
        this.lines = text.split("\n", -1);
    }

    /** The column, from 1, of the first thing in a line that the sentence names; else of the line's beginning. */
    int of(int line, String sentence) {
        if (line < 1 || line > lines.length) {
            return 1;
        }
        String text = lines[line - 1];
        Matcher spoken = SPOKEN.matcher(sentence);
        while (spoken.find()) {
            int at = text.indexOf(spoken.group(1) == null ? spoken.group(2) : spoken.group(1));
            if (at >= 0) {
                return at + 1;
            }
        }
        return 1 + text.length() - text.stripLeading().length();
    }

    /** Where a field is first read; the file when its braces are not found. */
    static Place placeOf(String field, String file, String text) {
        String[] lines = text.split("\n", -1);
        Pattern braces = Pattern.compile("\\{\\s*" + Pattern.quote(field) + "\\s*[|}]");
        for (int i = 0; i < lines.length; i++) {
            Matcher found = braces.matcher(lines[i]);
            if (found.find()) {
                return new Place(file, i + 1, found.start() + 1, "");
            }
        }
        return Place.of(file);
    }
}
