package dev.caravan.daemon;

/**
 * How many columns of a terminal a text takes: Chinese characters take two.
 */
final class DisplayWidth {
    private DisplayWidth() {}

    static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    private static int of(int codePoint) {
        if (Character.getType(codePoint) == Character.NON_SPACING_MARK) {
            return 0;
        }
        boolean wide = codePoint >= 0x1100 && codePoint <= 0x115F
                || codePoint >= 0x2E80 && codePoint <= 0xA4CF
                || codePoint >= 0xAC00 && codePoint <= 0xD7A3
                || codePoint >= 0xF900 && codePoint <= 0xFAFF
                || codePoint >= 0xFE30 && codePoint <= 0xFE4F
                || codePoint >= 0xFF00 && codePoint <= 0xFF60
                || codePoint >= 0xFFE0 && codePoint <= 0xFFE6
                || codePoint >= 0x1F300 && codePoint <= 0x1FAFF
                || codePoint >= 0x20000;
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
