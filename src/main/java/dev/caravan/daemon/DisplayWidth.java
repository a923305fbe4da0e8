package dev.caravan.daemon;

import java.util.List;

/**
 * How many columns of a terminal a text takes: Chinese characters take two.
 */
final class DisplayWidth {
    /** Blocks of East Asian wide characters, first and last. */
    private static final List<int[]> WIDE = List.of(
            new int[] {0x1100, 0x115F},
            new int[] {0x2E80, 0xA4CF},
            new int[] {0xAC00, 0xD7A3},
            new int[] {0xF900, 0xFAFF},
            new int[] {0xFE30, 0xFE4F},
            new int[] {0xFF00, 0xFF60},
            new int[] {0xFFE0, 0xFFE6},
            new int[] {0x1F300, 0x1FAFF},
            new int[] {0x20000, Character.MAX_CODE_POINT});

    private DisplayWidth() {}

    static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    private static int of(int codePoint) {
        if (Character.getType(codePoint) == Character.NON_SPACING_MARK) {
            return 0;
        }
        boolean wide = WIDE.stream().anyMatch(range -> codePoint >= range[0] && codePoint <= range[1]);
        return wide ? 2 : 1;
    }

    /** The text with blanks behind it up to this width. */
    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    /** The text with blanks before it up to this width. */
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - of(text))) + text;
    }

    /** The beginning of the text that fits, with an ellipsis when something is left out; line breaks become blanks. */
    static String cut(String text, int width) {
        String line = text.replaceAll("\\s*[\r\n]+\\s*", " ");
        if (of(line) <= width) {
            return line;
        }
        StringBuilder kept = new StringBuilder();
        int used = 1;
        for (int codePoint : line.codePoints().toArray()) {
            used += of(codePoint);
            if (used > width) {
                break;
            }
            kept.appendCodePoint(codePoint);
        }
        return kept.append('…').toString();
    }
}
